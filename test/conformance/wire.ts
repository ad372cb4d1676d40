/** One request and its reply, as a server saw them. */
export interface Exchange {
  operation: string;
  request: unknown;
  response?: unknown;
}

/** A request as both clients can be compared by: each field by its path, random values and proofs by what they are. */
export interface SentRequest {
  /** The operation, with the challenge or flow that it is for. */
  label: string;
  fields: Map<string, string>;
}

/** Values that the server draws, and a request may have to give back: which reply's it is counts, not what it is. */
const issuedMembers = new Set(['Session', 'SECRET_BLOCK', 'AccessToken', 'DeviceKey']);

/** Values that a client draws or proves. Only one of the right form goes by its name. */
const drawn: Record<string, RegExp> = {
  SRP_A: /^[0-9a-f]{500,768}$/,
  PASSWORD_CLAIM_SIGNATURE: /^[A-Za-z0-9+/]{43}=$/,
  TIMESTAMP: /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [1-9]\d? \d\d:\d\d:\d\d UTC \d{4}$/,
  Salt: /^[A-Za-z0-9+/]{22,}={0,2}$/,
  PasswordVerifier: /^[A-Za-z0-9+/]{510,}={0,2}$/,
  SECRET_HASH: /^[A-Za-z0-9+/]{43}=$/,
  CREDENTIAL: /^\{.*"clientDataJSON".*\}$/,
};

/** @param names values that differ from run to run, and what they are called: the app client, a code that was sent */
export function sentRequests(exchanges: readonly Exchange[], names: ReadonlyMap<string, string>): SentRequest[] {
  const issued = new Map<string, string>();
  const latest = new Map<string, string>();
  return exchanges.map(({ operation, request, response }) => {
    const fields = new Map(
      leaves(request).map(([path, value]) => [path, placeholder(path, value, { names, issued, latest })]),
    );
    for (const [path, value] of leaves(response)) {
      const member = lastOf(path);
      if (!issuedMembers.has(member)) continue;
      issued.set(value, member);
      latest.set(member, value);
    }
    const about = fields.get('ChallengeName') ?? fields.get('AuthFlow');
    return { label: about === undefined ? operation : `${operation} ${about}`, fields };
  });
}

interface Known {
  names: ReadonlyMap<string, string>;
  issued: ReadonlyMap<string, string>;
  latest: ReadonlyMap<string, string>;
}

function placeholder(path: string, value: string, { names, issued, latest }: Known): string {
  const name = names.get(value);
  if (name !== undefined) return `‹${name}›`;
  const member = issued.get(value);
  if (member !== undefined) return latest.get(member) === value ? `‹the last ${member}›` : `‹an earlier ${member}›`;
  const form = drawn[lastOf(path)];
  return form?.test(value) === true ? `‹${lastOf(path)}›` : value;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function leaves(value: unknown, path = ''): [path: string, value: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([name, member]) => leaves(member, path === '' ? name : `${path}.${name}`));
}

/** A request of each, or of one alone, and the fields in which two differ. */
export interface Pair {
  left?: SentRequest;
  right?: SentRequest;
  differing: string[];
}

/** Requests in their order, those with the same label side by side, so that as little as possible differs. */
export function sideBySide(left: readonly SentRequest[], right: readonly SentRequest[]): Pair[] {
  const [first, second] = [left[0], right[0]];
  if (first === undefined) return right.map((request) => ({ right: request, differing: [] }));
  if (second === undefined) return left.map((request) => ({ left: request, differing: [] }));
  const ways: Pair[][] = [];
  if (first.label === second.label) {
    const differing = differingFields(first, second);
    const paired = [{ left: first, right: second, differing }, ...sideBySide(left.slice(1), right.slice(1))];
    if (differing.length === 0) return paired;
    ways.push(paired);
  }
  ways.push([{ left: first, differing: [] }, ...sideBySide(left.slice(1), right)]);
  ways.push([{ right: second, differing: [] }, ...sideBySide(left, right.slice(1))]);
  return ways.reduce((best, way) => (costOf(way) < costOf(best) ? way : best));
}

function differingFields({ fields: left }: SentRequest, { fields: right }: SentRequest): string[] {
  const paths = new Set([...left.keys(), ...right.keys()]);
  return [...paths].filter((path) => left.get(path) !== right.get(path));
}

function costOf(pairs: readonly Pair[]): number {
  return pairs.reduce((cost, { left, right, differing }) => cost + (left && right ? differing.length : 1), 0);
}
