import { useState } from 'preact/hooks';
import type { AccountView } from '../../../messages/views';
import { IssuerBadge } from '../../codes/issuer-badge';
import { Button, IconButton } from '../../controls/button';
import { Icon } from '../../controls/icon';
import { useText } from '../../services';
import { EditAccount } from './edit-account';

interface AccountItemProps {
  account: AccountView;
  selected: boolean;
  onSelect: (selected: boolean) => void;
  /** Up is -1, down is 1. */
  onMove: (by: -1 | 1) => void;
  onDrag: () => void;
  /** What is dragged was let go on it, to stand before it. */
  onDrop: () => void;
}

export function AccountItem({ account, selected, onSelect, onMove, onDrag, onDrop }: AccountItemProps) {
  const text = useText();
  const [editing, setEditing] = useState(false);
  const name = text.common.account(account.issuer, account.label);
  if (editing)
    return (
      <li class="row">
        <EditAccount
          account={account}
          onEnd={() => {
            setEditing(false);
          }}
        />
      </li>
    );
  return (
    <li
      class="row account-item"
      draggable
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', name);
        onDrag();
      }}
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
      onKeyDown={(event) => {
        const by = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
        if (!event.altKey || by === undefined) return;
        event.preventDefault();
        onMove(by);
      }}
    >
      <input
        type="checkbox"
        checked={selected}
        aria-label={text.accounts.select(name)}
        onChange={(event) => {
          onSelect(event.currentTarget.checked);
        }}
      />
      <IssuerBadge account={account} />
      <div class="row-text">
        <strong>{account.issuer || account.label || text.common.unnamedAccount}</strong>
        {account.issuer !== '' && account.label !== '' && <span>{account.label}</span>}
        {account.pinned && <span class="tag">{text.accounts.pinned}</span>}
        {account.tags.map((tag) => (
          <span class="tag" key={tag}>
            {tag}
          </span>
        ))}
        {account.origin !== undefined && <small dir="ltr">{account.origin}</small>}
        {account.counter !== undefined && <small>{text.accounts.counterIs(account.counter)}</small>}
      </div>
      <IconButton
        label={text.accounts.moveUp(name)}
        onClick={() => {
          onMove(-1);
        }}
      >
        <Icon name="up" />
      </IconButton>
      <IconButton
        label={text.accounts.moveDown(name)}
        onClick={() => {
          onMove(1);
        }}
      >
        <Icon name="down" />
      </IconButton>
      <Button
        kind="quiet"
        label={`${text.accounts.edit}: ${name}`}
        onClick={() => {
          setEditing(true);
        }}
      >
        {text.accounts.edit}
      </Button>
    </li>
  );
}
