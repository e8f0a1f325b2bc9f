/** Whether the own fields of an entity are known to its type and hold what the ontology says. */

import { isbnFault, issnFault } from '../check-digits.ts';
import { isId } from '../ids.ts';
import type { EntityTypeDef, FieldDef } from '../ontology.ts';
import { isDate, isPeriod } from '../period.ts';
import type { FieldValue, Parts } from '../records.ts';
import { type Faults, shown } from './faults.ts';
import { PROSE_RULE, textFault } from './text-rules.ts';

export function checkFields(fields: Readonly<Record<string, FieldValue>>, type: EntityTypeDef, faults: Faults): void {
  checkEach(fields, { name: type.name, fields: type.fields }, faults, '');
}

interface Owner {
  readonly name: string;
  readonly fields: readonly FieldDef[];
}

/** `path` stands in front of the names of the fields. */
function checkEach(values: Readonly<Record<string, FieldValue>>, owner: Owner, faults: Faults, path: string): void {
  const names = owner.fields.map((field) => field.name);
  for (const name of Object.keys(values)) {
    if (!names.includes(name))
      faults.add(
        `${path}${name}`,
        `is no field of ${owner.name}; ${names.length > 0 ? `it has ${names.join(', ')}` : 'it has none of its own'}`,
      );
  }
  for (const field of owner.fields) {
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
    checkField(value, { ...field, name: `${path}${field.name}` }, faults);
  }
}

function checkField(value: FieldValue | undefined, field: FieldDef, faults: Faults): void {
  if (value === undefined) {
    if (field.required && field.default === undefined && !field.list)
      faults.add(field.name, `is missing; it takes ${wanted(field)}`);
  } else if (!field.list) faults.note(field.name, valueFault(value, field));
  else if (!isList(value)) faults.add(field.name, `is ${shown(String(value))}; it takes a list`);
  else for (const [index, item] of value.entries()) checkItem(item, `${field.name}[${index}]`, field, faults);
}

function checkItem(item: string | Parts, path: string, field: FieldDef, faults: Faults): void {
  if (!field.parts) faults.note(path, valueFault(item, field));
  else if (typeof item === 'string')
    faults.add(path, `is ${shown(item)}; it takes an object of ${partNames(field.parts)}`);
  else {
    checkEach(item, { name: field.type, fields: field.parts }, faults, `${path}.`);
    faults.note(path, eitherFault(item, field.either));
  }
}

function eitherFault(item: Parts, either: FieldDef['either']): string | undefined {
  const given = (either ?? []).filter((name) => item[name] !== undefined);
  if (!either || given.length === 1) return undefined;
  return `has ${given.length === 0 ? 'none' : 'more than one'} of ${either.join(', ')}; it takes exactly one`;
}

function partNames(parts: readonly FieldDef[]): string {
  return parts.map(({ name }) => name).join(', ');
}

function valueFault(value: FieldValue | Parts, field: FieldDef): string | undefined {
  if (!fits(value, field)) return `is ${shown(String(value))}; it takes ${wanted(field)}`;
  if (typeof value !== 'string') return undefined;
  return textFault(value, PROSE_RULE) ?? bibliographicFault(value, field.csl);
}

/** A link is made of the first two: they must lead somewhere, and nowhere but to the web. The others have a check digit. */
function bibliographicFault(value: string, variable: string | undefined): string | undefined {
  if (variable === 'URL' && !(WEB_ADDRESS.test(value) && URL.canParse(value)))
    return `is ${shown(value)}; it takes a web address that starts with http:// or https://`;
  if (variable === 'DOI' && !DOI.test(value))
    return `is ${shown(value)}; a DOI is 10.nnnn/suffix, such as 10.1000/182, without an address in front of it`;
  const numberFault = variable === 'ISBN' ? isbnFault(value) : variable === 'ISSN' ? issnFault(value) : undefined;
  return numberFault && `is ${shown(value)}; ${numberFault}`;
}

const WEB_ADDRESS = /^https?:\/\/[^\s/?#]+\S*$/iu;
const DOI = /^10\.\d{4,9}\/\S+$/u;

function fits(value: FieldValue | Parts, field: FieldDef): boolean {
  if (field.values.length > 0) return field.values.some((known) => known.value === value);
  if (field.type === 'Int') return Number.isSafeInteger(value);
  if (field.type === 'Float') return Number.isFinite(value);
  if (field.type === 'Boolean') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  if (field.type === 'Date') return isDate(value);
  if (field.type === 'Period') return isPeriod(value);
  return field.type === 'ID' ? isId(value) : true;
}

function wanted(field: FieldDef): string {
  if (field.values.length > 0) return field.values.map((known) => known.value).join(', ');
  return WANTED[field.type] ?? 'a text';
}

const WANTED: Readonly<Record<string, string>> = {
  Int: 'a whole number',
  Float: 'a number',
  Boolean: 'true or false',
  Date: 'a date: 2021, 2021-06 or 2021-06-10',
  Period: 'a period: 2021, 2019/2021, 2006/.. or ../2025',
  ID: 'an id',
};

function isList(value: FieldValue): value is readonly (string | Parts)[] & FieldValue {
  return Array.isArray(value);
}
