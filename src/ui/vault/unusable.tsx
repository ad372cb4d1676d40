import type { ExplainedError } from '../../locales/error-sentences';
import { Confirm } from '../controls/confirm';
import { ErrorNotice } from '../controls/notice';
import { useRequests } from '../request';
import { useText } from '../services';

/** Where to begin anew is a way on: what is stored is broken or gone. Elsewhere it would only destroy. */
const maybeStartOver: ReadonlySet<string> = new Set(['lost', 'damaged']);

/** A vault that cannot be opened: what happened, what may bring it back, and what is left where nothing does. */
export function Unusable({ error = { code: 'damaged' } }: { error: ExplainedError | undefined }) {
  const text = useText();
  const { send, busy, error: refused } = useRequests();
  return (
    <main class="page">
      <h2>{error.code === 'lost' ? text.unusable.lostTitle : text.unusable.title}</h2>
      <ErrorNotice error={error} />
      {maybeStartOver.has(error.code) && (
        <>
          <p>{error.code === 'lost' ? text.unusable.lostWays : text.unusable.damagedWays}</p>
          <ErrorNotice error={refused} />
          <Confirm
            action={text.unusable.startOver}
            meaning={error.code === 'lost' ? text.unusable.startOverLost : text.unusable.startOverDamaged}
            busy={busy}
            onConfirm={() => {
              send('vault.startOver', {});
            }}
          />
        </>
      )}
    </main>
  );
}
