# gongfu without anything beside it: the program, its libraries, the schema, the shipped texts and the embedding model.
# Run it with a read-only root: `docker run --read-only --tmpfs /tmp --volume gongfu-data:/data --publish 127.0.0.1:4000:4000 gongfu`.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY . .
# Installing builds dist/ as well; the libraries that only tests and builds need go again, and no script of a package runs for that.
RUN npm ci --no-audit --no-fund
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund
# What the model's runtime brings for other systems is more than all the rest.
RUN rm -rf src tsconfig.json tsconfig.build.json node_modules/onnxruntime-node/bin/napi-v6/darwin node_modules/onnxruntime-node/bin/napi-v6/win32

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production \
    GONGFU_HOST=0.0.0.0 \
    GONGFU_PORT=4000 \
    GONGFU_DATA=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data && chmod 700 /data
# Owned by root: the service cannot change its own program.
COPY --from=build /app /app
USER node
VOLUME /data
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.GONGFU_PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli/main.js", "serve"]
