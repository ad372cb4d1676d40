import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ExplainedError } from '../../locales/error-sentences';
import type { AccountView, CodeView, Snapshot } from '../../messages/views';
import { AddView } from '../add/add-view';
import { useScanner } from '../add/scan';
import { ScanPanel } from '../add/scan-panel';
import type { Copied } from '../clipboard';
import { clearingText } from '../controls/clearing-note';
import { Button, IconButton } from '../controls/button';
import { Icon } from '../controls/icon';
import { ErrorNotice, Notice } from '../controls/notice';
import { Toast, type ToastContent } from '../controls/toast';
import { toExplainedError } from '../error-text';
import { FillPanel } from '../fill/fill-panel';
import { thoseForPageFirst, usePage } from '../fill/page';
import { takeFocus } from '../focus';
import { useRequests } from '../request';
import { useServices } from '../services';
import { AccountRow } from './account-row';
import { useCodes } from './codes';
import { findAccounts } from './search';

const copiedForMs = 4_000;

export function CodesView({ snapshot }: { snapshot: Snapshot }) {
  const page = usePage(snapshot);
  const { text, page: scannable } = useServices();
  const { accounts } = snapshot;
  const [adding, setAdding] = useState(false);
  const [query, setQuery] = useState('');
  const [current, setCurrent] = useState(0);
  const { byAccount, nowMs, error, count } = useCodes(accounts);
  const copying = useCopying();
  const trash = useTrash();
  const scanner = useScanner();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useSearchByTyping(search);

  const found = thoseForPageFirst(findAccounts(accounts, query), page);
  const currentIndex = Math.min(current, found.length - 1);
  const moveTo = (index: number) => {
    if (index < 0) {
      search.current?.focus();
      return;
    }
    const target = Math.min(index, found.length - 1);
    setCurrent(target);
    list.current?.querySelectorAll<HTMLElement>('.account-copy')[target]?.focus();
  };
  const copyAccount = (account: AccountView) => {
    const code = account.type === 'hotp' ? count(account.id) : byAccount.get(account.id);
    if (code !== undefined) copying.copy(account, Promise.resolve(code));
  };

  const scan = () => {
    if (scannable) scanner.look(scannable.scan());
  };
  const scanning = scanner.scan?.kind === 'looking';
  if (adding) {
    return (
      <AddView
        onClose={() => {
          setAdding(false);
        }}
      />
    );
  }
  return (
    <div class="codes">
      <div class="toolbar">
        {accounts.length > 0 && (
          <div class="search">
            <Icon name="search" />
            <input
              ref={search}
              type="search"
              value={query}
              aria-label={text.codes.search}
              placeholder={text.codes.search}
              autocomplete="off"
              spellcheck={false}
              onInput={(event) => {
                setQuery(event.currentTarget.value);
                setCurrent(0);
              }}
              onKeyDown={(event) => {
                if (event.isComposing) return;
                const first = found[0];
                if (event.key === 'Enter' && first) copyAccount(first);
                else if (event.key === 'ArrowDown') moveTo(0);
                else if (event.key === 'Escape' && query !== '') setQuery('');
                else return;
                event.preventDefault();
              }}
            />
          </div>
        )}
        {accounts.length > 0 && scannable && <ScanButton scanning={scanning} onScan={scan} />}
        {accounts.length > 0 && scannable && (
          <IconButton
            label={text.add.title}
            onClick={() => {
              setAdding(true);
            }}
          >
            <Icon name="plus" />
          </IconButton>
        )}
      </div>
      <FillPanel page={page} accounts={accounts} />
      <ScanPanel scanner={scanner} />
      <ErrorNotice error={error ?? trash.error ?? copying.error} />
      {snapshot.damagedAccounts > 0 && <Notice kind="alert">{text.codes.damaged(snapshot.damagedAccounts)}</Notice>}
      {accounts.length === 0 && !scanner.scan && (
        <div class="empty">
          <h2>{text.codes.emptyTitle}</h2>
          <p>{text.codes.emptyBody}</p>
        </div>
      )}
      {accounts.length === 0 && (
        <div class="empty-action">
          {scannable && <ScanButton prominent scanning={scanning} onScan={scan} />}
          <Button
            kind={scannable ? 'quiet' : 'primary'}
            onClick={() => {
              setAdding(true);
            }}
          >
            {scannable ? text.add.otherWays : text.add.title}
          </Button>
        </div>
      )}
      {accounts.length > 0 && found.length === 0 && <p class="empty">{text.codes.noneFound(query)}</p>}
      <ul
        class="accounts"
        ref={list}
        aria-label={text.codes.list}
        onKeyDown={(event) => {
          const target = { ArrowDown: currentIndex + 1, ArrowUp: currentIndex - 1, Home: 0, End: found.length - 1 }[
            event.key
          ];
          if (target === undefined) return;
          event.preventDefault();
          moveTo(target);
        }}
      >
        {found.map((account, index) => (
          <AccountRow
            key={account.id}
            account={account}
            code={byAccount.get(account.id)}
            nowMs={nowMs}
            copied={account.id === copying.copied?.id ? copying.copied.copied : undefined}
            current={index === currentIndex}
            bound={page.accountIds.includes(account.id)}
            onFill={page.fillerOf(account.id)}
            onCopy={() => {
              copyAccount(account);
            }}
            onTrash={() => {
              trash.discard(account);
              search.current?.focus();
            }}
          />
        ))}
      </ul>
      <p class="visually-hidden" role="status">
        {copying.announcement}
      </p>
      <Toast content={trash.toast} onEnd={trash.endToast} />
    </div>
  );
}

function ScanButton({
  scanning,
  onScan,
  prominent = false,
}: {
  scanning: boolean;
  onScan: () => void;
  prominent?: boolean;
}) {
  const { text } = useServices();
  return (
    <Button
      kind={prominent ? 'primary' : 'secondary'}
      busy={scanning}
      onClick={onScan}
      label={`${text.codes.scan}: ${text.codes.scanHint}`}
    >
      <Icon name="scan" />
      {text.codes.scan}
    </Button>
  );
}

function useCopying() {
  const { copy, text } = useServices();
  const [copied, setCopied] = useState<{ id: string; copied: Copied; announcement: string }>();
  const [error, setError] = useState<ExplainedError>();
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => {
      setCopied(undefined);
    }, copiedForMs);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  const copyCode = async ({ id, issuer, label }: AccountView, code: Promise<CodeView>) => {
    const copied = await copy((await code).code);
    const name = text.common.account(issuer, label);
    const announcement = [text.codes.copiedAnnouncement(name), clearingText(text, copied)].filter(Boolean).join('. ');
    setCopied({ id, copied, announcement });
    setError(undefined);
  };
  return {
    copied,
    announcement: copied?.announcement ?? '',
    error,
    copy(account: AccountView, code: Promise<CodeView>) {
      copyCode(account, code).catch((cause: unknown) => {
        setError(toExplainedError(cause));
      });
    },
  };
}

function useTrash() {
  const { text } = useServices();
  const { send, error } = useRequests();
  const [toast, setToast] = useState<ToastContent>();
  const endToast = useCallback(() => {
    setToast(undefined);
  }, []);
  const restore = (accountId: string, name: string) => {
    send('accounts.restore', { accountId }, () => {
      setToast({ message: text.codes.restored(name) });
    });
  };
  const discard = ({ id, issuer, label }: AccountView) => {
    const name = text.common.account(issuer, label);
    send('accounts.trash', { accountId: id }, () => {
      setToast({
        message: text.codes.trashed(name),
        undo: () => {
          restore(id, name);
        },
      });
    });
  };
  return { discard, toast, endToast, error };
}

/** `/` or any letter goes to the search, wherever on the tab the focus is, but for other fields. */
function useSearchByTyping(search: { current: HTMLInputElement | null }) {
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        const inField = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
        if (inField || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === ' ')
          return;
        if (event.key === '/') event.preventDefault();
        search.current?.focus();
      },
      { signal: stop.signal },
    );
    takeFocus(search.current);
    return () => {
      stop.abort();
    };
  }, [search]);
}
