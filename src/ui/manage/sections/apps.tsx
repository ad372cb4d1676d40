import { useState } from 'preact/hooks';
import type { Snapshot } from '../../../messages/views';
import type { Profile } from '../../../profiles/profile';
import { Button, IconButton } from '../../controls/button';
import { Icon } from '../../controls/icon';
import { ErrorNotice } from '../../controls/notice';
import { useRequests } from '../../request';
import { useText } from '../../services';
import { ProfileForm } from '../../sign-in/profile-form';
import { EditApp } from '../apps/edit-app';
import { exportApps } from '../apps/export';
import { SectionHeading } from '../heading';

export function AppsSection({ snapshot: { profiles } }: { snapshot: Snapshot }) {
  const text = useText();
  const { send, error } = useRequests();
  const [adding, setAdding] = useState(false);
  const endAdding = () => {
    setAdding(false);
  };
  if (adding) return <ProfileForm onAdded={endAdding} onBack={endAdding} />;
  const moveBefore = (profile: Profile, before: Profile | undefined) => {
    send('profiles.move', { profileId: profile.id, ...(before && { beforeId: before.id }) });
  };
  return (
    <>
      <SectionHeading title={text.manage.sections.apps}>{text.apps.hint}</SectionHeading>
      <ErrorNotice error={error} />
      {profiles.length === 0 && <p class="empty">{text.apps.empty}</p>}
      <ul class="rows" aria-label={text.manage.sections.apps}>
        {profiles.map((profile, place) => (
          <App
            key={profile.id}
            profile={profile}
            onUp={
              place === 0
                ? undefined
                : () => {
                    moveBefore(profile, profiles[place - 1]);
                  }
            }
            onDown={
              place === profiles.length - 1
                ? undefined
                : () => {
                    moveBefore(profile, profiles[place + 2]);
                  }
            }
            onRemove={() => {
              send('profiles.remove', { profileId: profile.id });
            }}
          />
        ))}
      </ul>
      <div class="actions">
        <Button
          kind="primary"
          onClick={() => {
            setAdding(true);
          }}
        >
          {text.start.addApp}
        </Button>
        {profiles.length > 0 && (
          <Button
            onClick={() => {
              exportApps(profiles);
            }}
          >
            {text.apps.export}
          </Button>
        )}
      </div>
    </>
  );
}

interface AppProps {
  profile: Profile;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
}

function App({ profile, onUp, onDown, onRemove }: AppProps) {
  const text = useText();
  const [editing, setEditing] = useState(false);
  const { name, userPoolId, clientId, colour, endpoint } = profile;
  if (editing)
    return (
      <li class="row">
        <EditApp
          profile={profile}
          onEnd={() => {
            setEditing(false);
          }}
        />
      </li>
    );
  return (
    <li class="row" data-colour={colour}>
      <div class="row-text">
        <strong>{name}</strong>
        <span dir="ltr">{userPoolId}</span>
        <small dir="ltr">{clientId}</small>
        {endpoint !== undefined && <small dir="ltr">{endpoint}</small>}
      </div>
      {onUp && (
        <IconButton label={text.apps.moveUpOf(name)} onClick={onUp}>
          <Icon name="up" />
        </IconButton>
      )}
      {onDown && (
        <IconButton label={text.apps.moveDownOf(name)} onClick={onDown}>
          <Icon name="down" />
        </IconButton>
      )}
      <Button
        kind="quiet"
        label={text.apps.editOf(name)}
        onClick={() => {
          setEditing(true);
        }}
      >
        {text.apps.edit}
      </Button>
      <Button kind="quiet" label={text.apps.removeOf(name)} onClick={onRemove}>
        {text.apps.remove}
      </Button>
    </li>
  );
}
