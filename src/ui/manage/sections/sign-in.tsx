import type { Snapshot } from '../../../messages/views';
import { SignInView } from '../../sign-in/sign-in-view';

export function SignInSection({ snapshot }: { snapshot: Snapshot }) {
  return <SignInView snapshot={snapshot} />;
}
