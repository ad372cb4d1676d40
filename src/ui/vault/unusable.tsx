import type { ErrorView } from '../../messages/error-view';
import { ErrorNotice } from '../controls/notice';
import { useText } from '../services';

export function Unusable({ error = { code: 'damaged' } }: { error: ErrorView | undefined }) {
  const text = useText();
  return (
    <main class="page">
      <h2>{text.unusable.title}</h2>
      <ErrorNotice error={error} />
    </main>
  );
}
