/** Rows that one question to the host gives, as Top and Traces ask it. */
import type { PanelAnswer, PanelAsk } from '../src/protocol/panelMessages';
import type { AskResult } from './hostConnection';
import { strings } from './strings';
import type { RowsPage, RowsResult } from './table/rowCache';

/** Which rows are wanted. */
export interface RowsWanted {
  readonly revision: number;
  readonly filter: string;
  readonly offset: number;
  readonly limit: number;
}

export interface RowsQuestion<Row> {
  readonly kind: PanelAnswer['kind'];
  askFor(filter: string, offset: number, limit: number): PanelAsk;
  /** Undefined when the answer is to something else. */
  pageOf(answer: PanelAnswer): RowsPage<Row> | undefined;
}

export type AskHost = (revision: number, ask: PanelAsk) => Promise<AskResult>;

export async function askedRows<Row>(
  question: RowsQuestion<Row>,
  ask: AskHost,
  { revision, filter, offset, limit }: RowsWanted,
): Promise<RowsResult<Row>> {
  const answer = await answerOf(ask(revision, question.askFor(filter, offset, limit)));
  if (answer.kind !== 'answer') return answer;
  const page = question.pageOf(answer.answer);
  return page === undefined ? answeredAnother(question.kind, answer.answer) : { kind: 'page', page };
}

/** The host's answer, or why there is none. */
export async function answerOf(
  asked: Promise<AskResult>,
): Promise<
  { readonly kind: 'answer'; readonly answer: PanelAnswer } | Exclude<RowsResult<never>, { kind: 'page' }>
> {
  const result = await asked;
  if (result.kind === 'outdated') return result;
  if (!result.reply.ok) return { kind: 'problem', message: result.reply.problem.message, remedy: 'retry' };
  return { kind: 'answer', answer: result.reply.value };
}

export function answeredAnother(
  expected: PanelAnswer['kind'],
  { kind }: PanelAnswer,
): Extract<RowsResult<never>, { kind: 'problem' }> {
  return { kind: 'problem', message: strings.answeredAnother(expected, kind), remedy: 'retry' };
}
