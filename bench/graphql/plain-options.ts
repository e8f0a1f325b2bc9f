/** graphql-yoga with nothing that costs and is not needed; parsed and validated documents are kept, which is its default. */
export const YOGA_OPTIONS = {
  logging: false,
  maskedErrors: false,
  graphiql: false,
  landingPage: false,
  cors: false,
  multipart: false,
  batching: false,
  maxRequestBodySize: false,
} as const;
