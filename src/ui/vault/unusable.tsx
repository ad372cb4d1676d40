import type { ExplainedError } from '../../locales/error-sentences';
import { ErrorNotice } from '../controls/notice';
import { useText } from '../services';

export function Unusable({ error = { code: 'damaged' } }: { error: ExplainedError | undefined }) {
  const text = useText();
  return (
    <main class="page">
      <h2>{text.unusable.title}</h2>
      <ErrorNotice error={error} />
    </main>
  );
}
