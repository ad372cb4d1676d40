import { isDeepStrictEqual } from 'node:util';
import { isSameFailure, isSameStep } from './names';
import type { Reply } from './reply';
import { sideBySide, type SentRequest } from './wire';

/** What came of a conversation with one client. */
export interface Course {
  replies: readonly (Reply | undefined)[];
  requests: readonly SentRequest[];
}

/** One thing in which the courses of the two clients are not the same. */
export type Deviation =
  /** Another step or failure; undefined where the client had nothing to say it to. */
  | { of: 'outcome'; amplify: string | undefined; ours: string }
  | { of: 'detail'; step: string; name: string; amplify: unknown; ours: unknown }
  /** A request that only one of them sent; `repeated` where it is the one before it once more. */
  | { of: 'request'; by: 'amplify' | 'ours'; label: string; repeated: boolean }
  | { of: 'field'; label: string; path: string; amplify: string | undefined; ours: string | undefined };

export function deviations(amplify: Course, ours: Course): Deviation[] {
  const outcomes = ours.replies.flatMap((reply, turn) =>
    reply === undefined ? [] : replyDeviations(amplify.replies[turn], reply),
  );
  return [...outcomes, ...requestDeviations(amplify.requests, ours.requests)];
}

function replyDeviations(amplify: Reply | undefined, ours: Reply): Deviation[] {
  const outcome: Deviation = { of: 'outcome', amplify: amplify && nameOf(amplify), ours: nameOf(ours) };
  if (amplify === undefined) return [outcome];
  if ('failure' in ours || 'failure' in amplify) {
    const same = 'failure' in ours && 'failure' in amplify && isSameFailure(amplify.failure, ours.failure);
    return same ? [] : [outcome];
  }
  if (!isSameStep(amplify.step, ours.step, mediumOf(ours))) return [outcome];
  return detailDeviations(ours.step, amplify.details, ours.details);
}

function detailDeviations(step: string, amplify: Record<string, unknown>, ours: Record<string, unknown>): Deviation[] {
  const names = [...new Set([...Object.keys(amplify), ...Object.keys(ours)])];
  return names
    .filter((name) => !isDeepStrictEqual(amplify[name], ours[name]))
    .map((name) => ({ of: 'detail', step, name, amplify: amplify[name], ours: ours[name] }));
}

function requestDeviations(amplify: readonly SentRequest[], ours: readonly SentRequest[]): Deviation[] {
  return sideBySide(amplify, ours).flatMap(({ left, right, differing }): Deviation[] => {
    if (left === undefined) return right === undefined ? [] : [onlyBy('ours', right, ours)];
    if (right === undefined) return [onlyBy('amplify', left, amplify)];
    const { label } = left;
    return differing.map((path) => ({
      of: 'field',
      label,
      path,
      amplify: left.fields.get(path),
      ours: right.fields.get(path),
    }));
  });
}

function onlyBy(by: 'amplify' | 'ours', request: SentRequest, all: readonly SentRequest[]): Deviation {
  const neighbours = [all[all.indexOf(request) - 1], all[all.indexOf(request) + 1]];
  const repeated = neighbours.some((neighbour) => isDeepStrictEqual(neighbour, request));
  return { of: 'request', by, label: request.label, repeated };
}

/** A step's name or a failure's. */
export function nameOf(reply: Reply): string {
  return 'step' in reply ? reply.step : reply.failure;
}

function mediumOf(reply: Reply): string | undefined {
  const delivery = 'details' in reply ? reply.details['codeDeliveryDetails'] : undefined;
  return (delivery as { deliveryMedium?: string } | undefined)?.deliveryMedium;
}
