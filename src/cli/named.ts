/** What a person calls things by on the command line → ids. */
import { badInput, GongfuError } from '../domain/errors.ts';
import type { Scope } from '../domain/scope.ts';
import type { Inquiries } from '../inquiry/inquiries.ts';

/** Labels, other names or ids of entities. Throws BAD_USER_INPUT for what nothing is called, AMBIGUOUS for what several are. */
export async function idsOf(names: readonly string[], inquiries: Inquiries, scope: Scope): Promise<readonly string[]> {
  const found = await inquiries.lookup(names, undefined, scope);
  return found.map((answer, i) => {
    if (answer instanceof GongfuError) throw answer;
    if (!answer) throw badInput(`Nothing is called '${names[i]}'; \`gongfu search\` finds names.`);
    return answer.record.id;
  });
}

/** What is wrong with a flag's value; undefined where it is one of the allowed. */
export function notAmong(flag: string, value: unknown, allowed: readonly string[]): string | undefined {
  if (allowed.includes(String(value))) return undefined;
  const words = allowed.length > 2 ? `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}` : allowed.join(' or ');
  return `${flag} is '${value}'; it must be ${words}.\n`;
}
