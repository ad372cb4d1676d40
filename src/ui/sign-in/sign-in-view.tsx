import { useCallback, useState } from 'preact/hooks';
import type { SignInView as SignInState, Snapshot } from '../../messages/views';
import type { Profile } from '../../profiles/profile';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { ErrorNotice } from '../controls/notice';
import { Toast, type ToastContent } from '../controls/toast';
import { useRequests } from '../request';
import { useText } from '../services';
import { PageSession } from '../sessions/page-session';
import { ProfileForm } from './profile-form';
import { Progress } from './progress';
import { Sessions } from './sessions';
import { StartForm } from './start-form';

/** The sign-in under way; else the sessions there are, and the form that begins another. */
export function SignInView({ snapshot }: { snapshot: Snapshot }) {
  const { signIn, profiles, sessions, accounts } = snapshot;
  const [adding, setAdding] = useState(false);
  const [profileId, setProfileId] = useState<string | undefined>(signIn?.profile.id);
  const removal = useRemoval();
  const failed = signIn && failedAtStart(signIn);

  if (signIn && !failed) return <Progress key={signIn.id} signIn={signIn} accounts={accounts} />;
  if (adding)
    return (
      <ProfileForm
        onAdded={(profile) => {
          setProfileId(profile.id);
          setAdding(false);
        }}
        onBack={() => {
          setAdding(false);
        }}
      />
    );
  return (
    <div class="sign-in">
      <Sessions sessions={sessions} />
      <PageSession />
      <ErrorNotice error={removal.error} />
      {profiles.length === 0 ? (
        <NoProfile
          onAdd={() => {
            setAdding(true);
          }}
        />
      ) : (
        <StartForm
          profiles={profiles}
          profileId={profileId ?? signIn?.profile.id}
          onProfile={setProfileId}
          onAdd={() => {
            setAdding(true);
          }}
          onRemove={removal.remove}
          failed={failed}
          takesFocus={sessions.length === 0}
        />
      )}
      <Toast content={removal.toast} onEnd={removal.endToast} />
    </div>
  );
}

/** A sign-in that was refused with its username and password: the form itself is where to try again. */
function failedAtStart({ id, username, state, answered }: SignInState) {
  if (state.kind !== 'failed' || state.again || answered.length > 0) return undefined;
  return { signInId: id, username, error: state.error };
}

function NoProfile({ onAdd }: { onAdd: () => void }) {
  const text = useText();
  return (
    <div class="empty">
      <h2>{text.start.emptyTitle}</h2>
      <p>{text.start.emptyBody}</p>
      <Button kind="primary" onClick={onAdd}>
        <Icon name="plus" />
        {text.start.addApp}
      </Button>
    </div>
  );
}

function useRemoval() {
  const text = useText();
  const { send, error } = useRequests();
  const [toast, setToast] = useState<ToastContent>();
  const endToast = useCallback(() => {
    setToast(undefined);
  }, []);
  const remove = (profile: Profile) => {
    send('profiles.remove', { profileId: profile.id }, () => {
      setToast({
        message: text.start.appRemoved(profile.name),
        undo: () => {
          send('profiles.restore', { profileId: profile.id }, endToast);
        },
      });
    });
  };
  return { remove, toast, endToast, error };
}
