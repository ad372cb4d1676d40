import type { FillState } from '../../messages/fill-view';
import type { AccountView } from '../../messages/views';
import { Button } from '../controls/button';
import { Checkbox } from '../controls/checkbox';
import { ChoiceList } from '../controls/choice-list';
import { ErrorNotice, Notice } from '../controls/notice';
import { secondsUntil, useNow } from '../now';
import { useText } from '../services';
import { hostOf, type Page } from './page';

interface PanelProps {
  page: Page;
  accounts: AccountView[];
}

/** What is filled on the page in front, and what the person is asked for that. */
export function FillPanel({ page, accounts }: PanelProps) {
  const { state, error, origin, automatic } = page;
  const text = useText();
  const isBound = page.accountIds.length > 0;
  if (state === undefined && error === undefined && (origin === undefined || !isBound)) return null;
  return (
    <section class="fill" aria-label={text.fill.panel}>
      <ErrorNotice error={error} />
      {state && <State state={state} page={page} accounts={accounts} />}
      {origin !== undefined && isBound && automatic !== 'forbidden' && (
        <Checkbox
          label={text.fill.automatic(hostOf(origin))}
          checked={automatic === 'on'}
          onChange={(wanted) => {
            if (wanted) page.turnOn(origin);
            else page.turnOff(origin);
          }}
        />
      )}
    </section>
  );
}

function State({ state, ...rest }: PanelProps & { state: FillState }) {
  const text = useText();
  const { page, accounts } = rest;
  switch (state.kind) {
    case 'waiting':
      return <Waiting untilMs={state.untilMs} page={page} />;
    case 'filled':
      return <Notice kind="good">{state.submitted ? text.fill.filledAndSent : text.fill.filled}</Notice>;
    case 'refused':
      return <ErrorNotice error={state.error} />;
    case 'choose':
      return (
        <>
          <h2>{text.fill.choose(hostOf(state.origin))}</h2>
          <ChoiceList
            busy={false}
            choices={state.accountIds.flatMap((id) => {
              const account = accounts.find((each) => each.id === id);
              if (account === undefined) return [];
              const { issuer, label } = account;
              return { value: id, name: issuer || label || text.common.unnamedAccount, detail: issuer ? label : '' };
            })}
            onChoose={(accountId) => {
              page.fill({ accountId });
            }}
          />
        </>
      );
    case 'unbound':
      return <Unbound state={state} {...rest} />;
    case 'foreign-frame':
      return <ForeignFrame frameOrigins={state.frameOrigins} page={page} />;
  }
}

function Waiting({ untilMs, page }: { untilMs: number; page: Page }) {
  const text = useText();
  const nowMs = useNow(untilMs);
  return (
    <>
      <p class="busy" role="status">
        <span class="spinner" aria-hidden="true" />
        {text.fill.waiting}
        <span aria-hidden="true">{text.fill.secondsLeft(secondsUntil(untilMs, nowMs))}</span>
      </p>
      <Button kind="quiet" onClick={page.dismiss}>
        {text.common.cancel}
      </Button>
    </>
  );
}

/** "Fill here once" binds the account to this site: both names are shown before. */
function Unbound({ state, page, accounts }: PanelProps & { state: FillState & { kind: 'unbound' } }) {
  const text = useText();
  const host = hostOf(state.origin);
  const account = accounts.find(({ id }) => id === state.accountId);
  if (account === undefined)
    return <Notice>{accounts.length > 0 ? text.fill.unbound(host) : text.fill.noAccounts(host)}</Notice>;
  const name = text.common.account(account.issuer, account.label);
  return (
    <>
      <h2>{text.fill.bindTitle(host)}</h2>
      <p>{text.fill.bindBody(name, host)}</p>
      {state.doubtful === true && <Notice kind="alert">{text.fill.doubtful(account.issuer, host)}</Notice>}
      <div class="actions">
        <Button
          kind={state.doubtful === true ? 'secondary' : 'primary'}
          onClick={() => {
            page.fill({ accountId: account.id, bindTo: state.origin });
          }}
        >
          {text.fill.bind}
        </Button>
        <Button kind="quiet" onClick={page.dismiss}>
          {text.common.cancel}
        </Button>
      </div>
    </>
  );
}

function ForeignFrame({ frameOrigins, page }: { frameOrigins: string[]; page: Page }) {
  const text = useText();
  const host = page.origin === undefined ? '' : hostOf(page.origin);
  return (
    <>
      {frameOrigins.map((frameOrigin) => (
        <div key={frameOrigin}>
          <p>{text.fill.foreignFrame(hostOf(frameOrigin), host)}</p>
          <div class="actions">
            <Button
              kind="secondary"
              onClick={() => {
                page.fillFrame(frameOrigin);
              }}
            >
              {text.fill.allowFrame(hostOf(frameOrigin))}
            </Button>
            <Button kind="quiet" onClick={page.dismiss}>
              {text.common.cancel}
            </Button>
          </div>
        </div>
      ))}
    </>
  );
}
