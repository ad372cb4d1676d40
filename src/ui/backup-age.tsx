import type { BackupView } from '../messages/views';
import { useServices } from './services';

const dayMs = 86_400_000;

/** How old the last backup is and what it lacks; nothing where it lacks nothing. Said, not announced: there is no hurry. */
export function BackupAge({ backup, accountCount }: { backup: BackupView; accountCount: number }) {
  const { text, clock, openManage } = useServices();
  const { lastMadeAtMs, missing, changed } = backup;
  if (accountCount === 0 || missing + changed === 0) return null;
  return (
    <p class="backup-age">
      {lastMadeAtMs === undefined
        ? text.backup.never(accountCount)
        : text.backup.lacks(Math.floor((clock() - lastMadeAtMs) / dayMs), missing, changed)}{' '}
      <button
        type="button"
        class="link"
        onClick={() => {
          openManage('transfer');
        }}
      >
        {text.backup.make}
      </button>
    </p>
  );
}
