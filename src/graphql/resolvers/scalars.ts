/** Date, Period and DateTime: texts in the forms that the schema describes; and files. */
import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { isDate, isPeriod } from '../../domain/period.ts';

const MAX_SHOWN = 60;

export function scalars(): Readonly<Record<string, GraphQLScalarType>> {
  return {
    Date: textScalar('Date', isDate, 'a date like 2021, 2021-06 or 2021-06-10'),
    Period: textScalar('Period', isPeriod, 'a period like 2021, 2021-06, 2019/2021, 2006/.. or ../2025'),
    DateTime: textScalar('DateTime', isInstant, 'an instant in UTC like 2021-06-10T08:00:00.000Z'),
    Upload: uploadScalar(),
  };
}

function textScalar(name: string, isRight: (text: string) => boolean, form: string): GraphQLScalarType {
  const wrong = (shown: string) => new GraphQLError(`${shown.slice(0, MAX_SHOWN)} is no ${name}; give ${form}.`);
  const read = (value: unknown): string => {
    if (typeof value === 'string' && isRight(value)) return value;
    throw wrong(JSON.stringify(value) ?? String(value));
  };
  return new GraphQLScalarType({
    name,
    serialize: String,
    parseValue: read,
    parseLiteral: (node: ValueNode) => {
      if (node.kind !== Kind.STRING) throw wrong(print(node));
      return read(node.value);
    },
  });
}

/** What a multipart request has put in the place of a variable. */
function uploadScalar(): GraphQLScalarType {
  const wrong = () =>
    new GraphQLError(
      'A file is sent as multipart/form-data and named by `map`, in the form of the GraphQL multipart request specification.',
    );
  return new GraphQLScalarType({
    name: 'Upload',
    serialize: () => {
      throw wrong();
    },
    parseValue: (value) => {
      if (typeof value === 'object' && value !== null && 'arrayBuffer' in value && 'name' in value) return value;
      throw wrong();
    },
    parseLiteral: () => {
      throw wrong();
    },
  });
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(text) && text.endsWith('Z') && !Number.isNaN(Date.parse(text));
}
