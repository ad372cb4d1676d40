import type { AccountView } from '../../messages/views';
import { Button, IconButton } from '../controls/button';
import { Icon } from '../controls/icon';
import { useText } from '../services';

/** On an account that belongs to the page in front it says so; on the others it is a way to bind them. */
export function FillButton({
  account: { issuer, label },
  bound,
  tabIndex,
  onClick,
}: {
  account: AccountView;
  bound: boolean;
  tabIndex: number;
  onClick: () => void;
}) {
  const text = useText();
  const name = text.fill.fillAccount(text.common.account(issuer, label));
  if (bound)
    return (
      <span class="account-fill">
        <Button kind="primary" label={name} onClick={onClick}>
          {text.fill.fill}
        </Button>
      </span>
    );
  return (
    <IconButton label={name} onClick={onClick} tabIndex={tabIndex}>
      <Icon name="fill" />
    </IconButton>
  );
}
