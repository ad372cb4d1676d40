import { useId, useRef, useState } from 'preact/hooks';
import type { ImportedApps } from '../../messages/views';
import type { AuthFlow, Profile } from '../../profiles/profile';
import { Button, IconButton } from '../controls/button';
import { Field } from '../controls/field';
import { Form } from '../controls/form';
import { Icon } from '../controls/icon';
import { ErrorNotice } from '../controls/notice';
import { Select } from '../controls/select';
import { errorSentence } from '../error-text';
import { useEntryFocus } from '../focus';
import { lookUp } from '../look-up';
import { useRequests } from '../request';
import { useServices, useText } from '../services';
import { authFlows } from './auth-flows';

type FieldName = 'name' | 'region' | 'userPoolId' | 'clientId' | 'endpoint';

/** Which field an error is about. */
const fieldOf: Record<string, FieldName> = {
  'malformed-region': 'region',
  'malformed-user-pool-id': 'userPoolId',
  'region-mismatch': 'userPoolId',
  'malformed-client-id': 'clientId',
  'malformed-endpoint': 'endpoint',
};

interface ProfileFormProps {
  onAdded: (profile: Profile) => void;
  onBack?: (() => void) | undefined;
}

/** A user pool by its configuration file, or typed in. */
export function ProfileForm({ onAdded, onBack }: ProfileFormProps) {
  const text = useText();
  const view = useRef<HTMLElement>(null);
  useEntryFocus(view);
  return (
    <section
      ref={view}
      class="profile"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onBack) return;
        event.preventDefault();
        onBack();
      }}
    >
      <div class="title-row">
        {onBack && (
          <IconButton label={text.common.back} onClick={onBack}>
            <Icon name="back" />
          </IconButton>
        )}
        <h2>{text.profile.title}</h2>
      </div>
      <ConfigurationForm onAdded={onAdded} />
      <p class="divider">{text.profile.or}</p>
      <TypedForm onAdded={onAdded} />
    </section>
  );
}

/** Reads what is pasted, dropped or chosen at once: nothing else is to be said about it. */
function ConfigurationForm({ onAdded }: Pick<ProfileFormProps, 'onAdded'>) {
  const text = useText();
  const id = useId();
  const { send, busy, error } = useRequests();
  const [configuration, setConfiguration] = useState('');
  const [offers, setOffers] = useState<ImportedApps['offers']>([]);
  const read = (content: string) => {
    setConfiguration(content);
    if (content.trim() !== '') send('profiles.import', { text: content }, imported);
  };
  const imported = ({ added: [first], offers: offered }: ImportedApps) => {
    setOffers(offered);
    if (first) onAdded(first);
  };
  const readFile = (file: File | undefined) => {
    file?.text().then(read, reportError);
  };
  return (
    <Form
      onSubmit={() => {
        read(configuration);
      }}
    >
      <div class="field">
        <label for={id}>{text.profile.configuration}</label>
        <textarea
          id={id}
          rows={2}
          dir="ltr"
          spellcheck={false}
          value={configuration}
          aria-describedby={`${id}-hint`}
          onInput={(event) => {
            setConfiguration(event.currentTarget.value);
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData?.getData('text') ?? '';
            if (configuration !== '' || pasted === '') return;
            event.preventDefault();
            read(pasted);
          }}
          onDragOver={(event) => {
            event.preventDefault();
          }}
          onDrop={(event) => {
            event.preventDefault();
            const file = event.dataTransfer?.files[0];
            if (file) readFile(file);
            else read(event.dataTransfer?.getData('text') ?? '');
          }}
        />
        <p id={`${id}-hint`} class="field-hint">
          {text.profile.configurationHint}
        </p>
      </div>
      <ErrorNotice error={error} />
      {offers.length > 0 && (
        <Offers
          offers={offers}
          onChosen={(clientId) => {
            send('profiles.import', { text: configuration, clientIds: [clientId] }, imported);
          }}
        />
      )}
      <ReadOffPage onImported={imported} />
      <div class="actions">
        {configuration !== '' && <Button busy={busy}>{text.profile.readConfiguration}</Button>}
        <label class="button button-secondary file">
          <Icon name="file" />
          {text.profile.chooseFile}
          <input
            type="file"
            accept=".json,.js,.ts,.dart,application/json"
            onChange={(event) => {
              readFile(event.currentTarget.files?.[0]);
            }}
          />
        </label>
      </div>
    </Form>
  );
}

/** An app that is signed in to in the page in front says which user pool it is of. */
function ReadOffPage({ onImported }: { onImported: (apps: ImportedApps) => void }) {
  const { pageInFront, text } = useServices();
  const { send, busy, error } = useRequests();
  if (!pageInFront) return null;
  const read = () => {
    pageInFront.tabId().then((tabId) => {
      if (tabId !== undefined) send('profiles.readPage', { tabId }, onImported);
    }, reportError);
  };
  return (
    <>
      <ErrorNotice error={error} />
      <Button busy={busy} onClick={read}>
        {text.profile.readPage}
      </Button>
    </>
  );
}

/** The user pools of a configuration that names several. */
function Offers({ offers, onChosen }: { offers: ImportedApps['offers']; onChosen: (clientId: string) => void }) {
  const text = useText();
  const id = useId();
  return (
    <>
      <p id={id} role="status">
        {text.profile.offers}
      </p>
      <ul class="rows" aria-labelledby={id}>
        {offers.map((offer) =>
          'error' in offer ? (
            <li key={offer.userPoolId} class="row">
              <div class="row-text">
                <strong dir="ltr">{offer.userPoolId}</strong>
                <span>{errorSentence(text, offer.error)}</span>
              </div>
            </li>
          ) : (
            <li key={offer.clientId} class="row">
              <div class="row-text">
                <strong>{offer.name}</strong>
                <span dir="ltr">{offer.userPoolId}</span>
                <small dir="ltr">{offer.clientId}</small>
              </div>
              <Button
                label={`${text.profile.add}: ${offer.name}`}
                onClick={() => {
                  onChosen(offer.clientId);
                }}
              >
                {text.profile.add}
              </Button>
            </li>
          ),
        )}
      </ul>
    </>
  );
}

function TypedForm({ onAdded }: Pick<ProfileFormProps, 'onAdded'>) {
  const text = useText();
  const { send, busy, error } = useRequests();
  const [values, setValues] = useState<Record<FieldName, string>>({
    name: '',
    region: '',
    userPoolId: '',
    clientId: '',
    endpoint: '',
  });
  const [clientSecret, setClientSecret] = useState('');
  const [authFlow, setAuthFlow] = useState<AuthFlow>('USER_SRP_AUTH');
  const [checked, setChecked] = useState(false);
  const region = values.region.trim() || regionOf(values.userPoolId);
  const missing = (name: FieldName) => (name === 'region' ? region : values[name].trim()) === '';

  const add = () => {
    setChecked(true);
    const { name, userPoolId, clientId, endpoint } = values;
    if ((['name', 'region', 'userPoolId', 'clientId'] as const).some(missing)) return;
    const [server, secret] = [endpoint.trim(), clientSecret.trim()];
    const more = { ...(server !== '' && { endpoint: server }), ...(secret !== '' && { clientSecret: secret }) };
    send('profiles.add', { name, region, userPoolId, clientId, authFlow, ...more }, onAdded);
  };
  const field = (name: FieldName) => ({
    label: text.profile.fields[name],
    value: name === 'region' ? region : values[name],
    onInput: (value: string) => {
      setValues({ ...values, [name]: value });
    },
    problem:
      error && lookUp(fieldOf, error.code) === name
        ? errorSentence(text, error)
        : checked && name !== 'endpoint' && missing(name)
          ? text.start.missing(text.profile.fields[name])
          : undefined,
  });
  return (
    <Form onSubmit={add}>
      <Field {...field('name')} hint={text.profile.nameHint} />
      <Field {...field('userPoolId')} exact />
      <Field {...field('region')} exact />
      <Field {...field('clientId')} exact />
      <Field {...field('endpoint')} exact hint={text.profile.endpointHint} />
      <details class="more">
        <summary>{text.profile.more}</summary>
        <Field
          label={text.profile.clientSecret}
          type="password"
          value={clientSecret}
          onInput={setClientSecret}
          hint={text.profile.clientSecretHint}
        />
        <Select
          label={text.profile.authFlow}
          options={authFlows.map((value) => ({ value, name: text.profile.authFlows[value] }))}
          value={authFlow}
          onChange={setAuthFlow}
        />
      </details>
      {error && !lookUp(fieldOf, error.code) && <ErrorNotice error={error} />}
      <Button kind="primary" busy={busy}>
        {text.profile.add}
      </Button>
    </Form>
  );
}

/** A user pool id begins with its region. */
export function regionOf(userPoolId: string): string {
  return /^\s*([a-z]{2}(?:-[a-z]+)+-\d+)_/.exec(userPoolId)?.[1] ?? '';
}
