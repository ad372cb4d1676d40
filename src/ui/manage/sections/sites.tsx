import type { SiteRule } from '../../../autofill/site';
import type { AccountView, Snapshot } from '../../../messages/views';
import { Button, IconButton } from '../../controls/button';
import { Checkbox } from '../../controls/checkbox';
import { Icon } from '../../controls/icon';
import { ErrorNotice } from '../../controls/notice';
import { hostOf } from '../../fill/page';
import { type Requests, useRequests } from '../../request';
import { useText } from '../../services';
import { SectionHeading } from '../heading';

/** The one place where it is seen, and taken back, what may be filled where. */
export function SitesSection({ snapshot }: { snapshot: Snapshot }) {
  const text = useText();
  const { send, error } = useRequests();
  const { accounts, automaticSites } = snapshot;
  return (
    <>
      <SectionHeading title={text.sites.title}>{text.sites.purpose}</SectionHeading>
      <ErrorNotice error={error} />
      <h3>{text.sites.automaticTitle}</h3>
      {automaticSites.length === 0 ? (
        <p>{text.sites.automaticNone}</p>
      ) : (
        <ul class="site-rules">
          {automaticSites.map((origin) => (
            <li key={origin}>
              <span>{origin}</span>
              <Button
                label={text.sites.turnOffSite(hostOf(origin))}
                onClick={() => {
                  send('sites.turnOff', { origin });
                }}
              >
                {text.sites.turnOff}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <h3>{text.sites.accountsTitle}</h3>
      <ul class="site-accounts">
        {accounts.map((account) => (
          <AccountSites key={account.id} account={account} send={send} />
        ))}
      </ul>
    </>
  );
}

function AccountSites({ account, send }: { account: AccountView; send: Requests['send'] }) {
  const text = useText();
  const { id, issuer, label, sites, widerSites = [], submitAfterFill } = account;
  const name = text.common.account(issuer, label);
  return (
    <li>
      <h4>{name}</h4>
      {sites.length === 0 && <p>{text.sites.noSites}</p>}
      <ul class="site-rules">
        {sites.map((rule) => (
          <Rule
            key={`${rule.kind} ${rule.value}`}
            rule={rule}
            account={name}
            onRemove={() => {
              send('sites.disallow', { accountId: id, rule });
            }}
          />
        ))}
      </ul>
      {widerSites.map((rule) => (
        <Wider
          key={`${rule.kind} ${rule.value}`}
          rule={rule}
          account={name}
          onChoose={() => {
            send('sites.allow', { accountId: id, rule });
          }}
        />
      ))}
      {sites.length > 0 && (
        <Checkbox
          label={text.sites.submitFor(name)}
          checked={submitAfterFill}
          onChange={(wanted) => {
            send('fill.setSubmit', { accountId: id, submitAfterFill: wanted });
          }}
        />
      )}
    </li>
  );
}

function Rule({ rule, account, onRemove }: { rule: SiteRule; account: string; onRemove: () => void }) {
  const text = useText();
  const said = text.sites.rules[rule.kind](rule.value);
  return (
    <li>
      <span>{said}</span>
      <IconButton label={text.sites.remove(said, account)} onClick={onRemove}>
        <Icon name="trash" />
      </IconButton>
    </li>
  );
}

function Wider({ rule, account, onChoose }: { rule: SiteRule; account: string; onChoose: () => void }) {
  const text = useText();
  const said = text.sites.rules[rule.kind](rule.value);
  return (
    <Button kind="quiet" label={text.sites.widenFor(said, account)} onClick={onChoose}>
      {text.sites.widen(said)}
    </Button>
  );
}
