import type { AccountView, CodeView } from '../../messages/views';
import type { Copied } from '../clipboard';
import { ClearingNote } from '../controls/clearing-note';
import { IconButton } from '../controls/button';
import { Icon } from '../controls/icon';
import { Ring } from '../controls/ring';
import { FillButton } from '../fill/fill-button';
import { useText } from '../services';
import { groupDigits } from './digits';
import { IssuerBadge } from './issuer-badge';
import { isEnding } from './schedule';

interface AccountRowProps {
  account: AccountView;
  code: CodeView | undefined;
  nowMs: number;
  /** Of its code, just now. */
  copied: Copied | undefined;
  /** Whether Tab stops here; arrows move between rows. */
  current: boolean;
  onCopy: () => void;
  onTrash: () => void;
  /** Fills its code on the page in front, where there is one. */
  onFill?: (() => void) | undefined;
  /** Whether it belongs to that page. */
  bound: boolean;
}

export function AccountRow({ account, code, nowMs, copied, current, onCopy, onTrash, onFill, bound }: AccountRowProps) {
  const text = useText();
  const ending = code !== undefined && isEnding(code, nowMs);
  const tabIndex = current ? 0 : -1;
  return (
    <li class="account" data-ending={ending}>
      <button type="button" class="account-copy" tabIndex={tabIndex} onClick={onCopy}>
        <IssuerBadge account={account} />
        <span class="account-name">
          <span class="account-issuer">{account.issuer || account.label || text.common.unnamedAccount}</span>
          {account.issuer && account.label && <span class="account-label">{account.label}</span>}
          {!account.confirmed && (
            <span class="tag" title={text.codes.unconfirmedHint}>
              {text.codes.unconfirmed}
            </span>
          )}
        </span>
        <span class="account-code" dir="ltr">
          {code && groupDigits(code.code)}
          {!code && account.type === 'hotp' && <span class="account-fetch">{text.codes.nextCode}</span>}
        </span>
        <span class="account-time">
          {ending && copied === undefined && code.nextCode !== undefined && (
            <span class="account-next">
              {text.codes.next} <bdi>{groupDigits(code.nextCode)}</bdi>
            </span>
          )}
          {copied !== undefined ? (
            <span class="account-copied">
              <Icon name="check" />
              {text.codes.copied}
              <ClearingNote copied={copied} />
            </span>
          ) : (
            <TimeLeft periodSeconds={account.periodSeconds} untilMs={code?.shownUntilMs} />
          )}
        </span>
      </button>
      {onFill !== undefined && <FillButton account={account} bound={bound} tabIndex={tabIndex} onClick={onFill} />}
      <IconButton
        label={text.codes.trash(text.common.account(account.issuer, account.label))}
        onClick={onTrash}
        tabIndex={tabIndex}
      >
        <Icon name="trash" />
      </IconButton>
    </li>
  );
}

function TimeLeft({ periodSeconds, untilMs }: { periodSeconds: number | undefined; untilMs: number | undefined }) {
  if (periodSeconds === undefined || untilMs === undefined) return null;
  return <Ring key={untilMs} periodSeconds={periodSeconds} untilMs={untilMs} />;
}
