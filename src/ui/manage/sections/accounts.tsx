import { useCallback, useState } from 'preact/hooks';
import type { AccountView, Snapshot } from '../../../messages/views';
import { findAccounts } from '../../codes/search';
import { Field } from '../../controls/field';
import { ErrorNotice } from '../../controls/notice';
import { Toast, type ToastContent } from '../../controls/toast';
import { useRequests } from '../../request';
import { useText } from '../../services';
import { AccountItem } from '../accounts/account-item';
import { BulkActions } from '../accounts/bulk-actions';
import { SectionHeading } from '../heading';

export function AccountsSection({ snapshot: { accounts } }: { snapshot: Snapshot }) {
  const text = useText();
  const { send, error } = useRequests();
  const [query, setQuery] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [dragged, setDragged] = useState<string>();
  const [announcement, setAnnouncement] = useState('');
  const [toast, setToast] = useState<ToastContent>();
  const endToast = useCallback(() => {
    setToast(undefined);
  }, []);
  const found = findAccounts(accounts, query);
  const chosen = accounts.filter(({ id }) => selected.has(id));

  const moveBefore = (account: AccountView, before: AccountView | undefined) => {
    if (account.id === before?.id) return;
    send('accounts.move', { accountId: account.id, ...(before && { beforeId: before.id }) }, () => {
      const name = text.common.account(account.issuer, account.label);
      setAnnouncement(text.accounts.moved(name));
    });
  };
  /** Past its neighbour in the whole order: up is -1, down is 1. What is pinned stays above what is not. */
  const moveBy = (account: AccountView, by: -1 | 1) => {
    const place = accounts.findIndex(({ id }) => id === account.id);
    if (accounts[place + by]?.pinned !== account.pinned) return;
    moveBefore(account, accounts[by < 0 ? place - 1 : place + 2]);
  };
  const select = (id: string, isSelected: boolean) => {
    setSelected((before) => {
      const after = new Set(before);
      if (isSelected) after.add(id);
      else after.delete(id);
      return after;
    });
  };
  return (
    <>
      <SectionHeading title={text.manage.sections.accounts}>{text.accounts.hint}</SectionHeading>
      {accounts.length === 0 && <p class="empty">{text.codes.emptyTitle}</p>}
      {accounts.length > 0 && <Field label={text.codes.search} value={query} onInput={setQuery} />}
      <ErrorNotice error={error} />
      {accounts.length > 0 && found.length === 0 && <p class="empty">{text.codes.noneFound(query)}</p>}
      {chosen.length > 0 && (
        <BulkActions
          accounts={chosen}
          onDone={() => {
            setSelected(new Set());
          }}
          onTrashed={(accountIds) => {
            setToast({
              message: text.accounts.trashed(accountIds.length),
              undo: () => {
                setToast(undefined);
                send('trash.restore', { ids: accountIds });
              },
            });
          }}
        />
      )}
      <ul class="rows" aria-label={text.manage.sections.accounts}>
        {found.map((account) => (
          <AccountItem
            key={account.id}
            account={account}
            selected={selected.has(account.id)}
            onSelect={(isSelected) => {
              select(account.id, isSelected);
            }}
            onMove={(by) => {
              moveBy(account, by);
            }}
            onDrag={() => {
              setDragged(account.id);
            }}
            onDrop={() => {
              const moved = accounts.find(({ id }) => id === dragged);
              if (moved) moveBefore(moved, account);
              setDragged(undefined);
            }}
          />
        ))}
      </ul>
      <p class="visually-hidden" role="status">
        {announcement}
      </p>
      <Toast content={toast} onEnd={endToast} />
    </>
  );
}
