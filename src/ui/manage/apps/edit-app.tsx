import { useState } from 'preact/hooks';
import { type Profile, type ProfileColour, profileColours } from '../../../profiles/profile';
import { Button } from '../../controls/button';
import { Field } from '../../controls/field';
import { Form } from '../../controls/form';
import { ErrorNotice } from '../../controls/notice';
import { Select } from '../../controls/select';
import { useRequests } from '../../request';
import { useText } from '../../services';
import { authFlows } from '../../sign-in/auth-flows';

/** What may be changed of an app. Another pool or client is another app: what the vault keeps belongs to this one. */
export function EditApp({ profile, onEnd }: { profile: Profile; onEnd: () => void }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  const [name, setName] = useState(profile.name);
  const [colour, setColour] = useState<ProfileColour | ''>(profile.colour ?? '');
  const [authFlow, setAuthFlow] = useState(profile.authFlow ?? 'USER_SRP_AUTH');
  const [origins, setOrigins] = useState((profile.appOrigins ?? []).join(' '));
  const save = () => {
    const appOrigins = origins.split(/[\s,]+/).filter((each) => each !== '');
    const changes = { name, authFlow, appOrigins, colour: colour === '' ? null : colour };
    send('profiles.edit', { profileId: profile.id, changes }, onEnd);
  };
  return (
    <Form onSubmit={save}>
      <Field label={text.profile.fields.name} value={name} onInput={setName} entry />
      <Select
        label={text.apps.colour}
        options={[
          { value: '', name: text.apps.noColour },
          ...profileColours.map((value) => ({ value, name: text.apps.colours[value] })),
        ]}
        value={colour}
        onChange={setColour}
      />
      <Select
        label={text.profile.authFlow}
        options={authFlows.map((value) => ({ value, name: text.profile.authFlows[value] }))}
        value={authFlow}
        onChange={setAuthFlow}
      />
      <Field label={text.apps.appOrigins} hint={text.apps.appOriginsHint} value={origins} onInput={setOrigins} exact />
      <ErrorNotice error={error} />
      <div class="actions">
        <Button kind="primary" busy={busy}>
          {text.apps.save}
        </Button>
        <Button onClick={onEnd}>{text.common.cancel}</Button>
      </div>
    </Form>
  );
}
