import { useEffect, useState } from 'preact/hooks';
import type { ExplainedError } from '../../locales/error-sentences';
import type { AccountView, CodeView } from '../../messages/views';
import { toExplainedError } from '../error-text';
import { useServices } from '../services';
import { isOver, msUntilChange } from './schedule';

interface Codes {
  byAccount: ReadonlyMap<string, CodeView>;
  nowMs: number;
  error?: ExplainedError;
  /** The code of an account that counts, made now; rejects as the request does. */
  count: (accountId: string) => Promise<CodeView>;
}

/** The present codes: asked for when the accounts change and when one has ended, and told anew when one begins to end. */
export function useCodes(accounts: AccountView[]): Codes {
  const { client, clock } = useServices();
  const [codes, setCodes] = useState<Omit<Codes, 'count'>>({ byAccount: new Map(), nowMs: clock() });
  const accountIds = accounts.map(({ id }) => id).join(' ');

  useEffect(() => {
    if (accountIds === '') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;

    const show = (byAccount: Codes['byAccount']) => {
      const nowMs = clock();
      setCodes({ byAccount, nowMs });
      timer = setTimeout(
        () => {
          if ([...byAccount.values()].some((code) => isOver(code, clock()))) ask();
          else show(byAccount);
        },
        msUntilChange(byAccount.values(), nowMs),
      );
    };
    const ask = () => {
      client.request('codes.list', {}).then(
        (list) => {
          if (!stopped) show(new Map(list.map((code) => [code.accountId, code])));
        },
        (cause: unknown) => {
          if (!stopped) setCodes((last) => ({ ...last, error: toExplainedError(cause) }));
        },
      );
    };
    ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [accountIds, client, clock]);

  const [counted, setCounted] = useState<ReadonlyMap<string, CodeView>>(new Map());
  const count = async (accountId: string) => {
    const code = await client.request('codes.next', { accountId });
    setCounted((earlier) => new Map(earlier).set(accountId, code));
    return code;
  };
  return { ...codes, byAccount: new Map([...counted, ...codes.byAccount]), count };
}
