/** What `gongfu review` shows of proposals and of how they were decided. */
import type { Described } from '../ingest/review/described.ts';
import type { KeptProposal, RuleCount } from '../ingest/review/kept.ts';
import type { Decided } from '../ingest/review/review.ts';

/** A line: what a program cuts by tabs, and a person reads. */
export function proposalLine(one: KeptProposal, { sentence, facts }: Described): string {
  const { key, state, rule, by, confidence, passage, quote, decision } = one;
  const who = decision ? `${decision.actor} ${decision.at}` : '';
  const said = [sentence.zh, ...facts.map(({ label, value }) => `${label.zh} ${value.zh}`)].join('；');
  return `${[key, state, ruleText(rule, by), confidence.toFixed(2), passage, said, oneLine(quote), who].join('\t').trimEnd()}\n`;
}

export function ruleText(rule: string, by: KeptProposal['by']): string {
  return by === 'MODEL' ? `${rule} (MODEL)` : rule;
}

export function reportText(counts: readonly RuleCount[]): string {
  if (counts.length === 0) return 'Nothing is proposed; `gongfu link` looks for what documents seem to say.\n';
  return [...Map.groupBy(counts, ({ document }) => document)]
    .map(([document, own]) => `${document}\n${own.map(ruleLine).join('')}`)
    .join('');
}

function ruleLine({ rule, by, counts: { OPEN, ACCEPTED, CHANGED, REJECTED } }: RuleCount): string {
  return `    ${ruleText(rule, by)}: ${OPEN} open, ${ACCEPTED} accepted, ${CHANGED} changed, ${REJECTED} rejected\n`;
}

export function decidedText({ decided, refused, revision }: Decided, what: string): string {
  const at = revision === undefined ? '' : `, revision ${revision}`;
  const lines = refused.map(({ key, message }) => `not ${what}: ${key} ${message}\n`);
  return `${decided.length} ${what}${at}\n${lines.join('')}`;
}

/** The passage with the marked words between 【 and 】, as much of it as a screen takes. */
export function markedText(text: string, { start, end }: KeptProposal['range'], around = 160): string {
  const [from, to] = [Math.max(0, start - around), Math.min(text.length, end + around)];
  const before = `${from > 0 ? '…' : ''}${text.slice(from, start)}`;
  return `${before}【${text.slice(start, end)}】${text.slice(end, to)}${to < text.length ? '…' : ''}`.toWellFormed();
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
