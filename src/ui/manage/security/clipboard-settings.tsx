import { useState } from 'preact/hooks';
import type { ExplainedError } from '../../../locales/error-sentences';
import type { Snapshot } from '../../../messages/views';
import { Card } from '../../controls/card';
import { Checkbox } from '../../controls/checkbox';
import { ErrorNotice } from '../../controls/notice';
import { Select } from '../../controls/select';
import { toExplainedError } from '../../error-text';
import { useRequests } from '../../request';
import { useServices } from '../../services';
import { fromOption, optionsWith } from '../options';

const seconds = [10, 30, 60, 180, 'never'] as const;

export function ClipboardSettings({ snapshot: { settings, mayClearClipboard } }: { snapshot: Snapshot }) {
  const { text, grants } = useServices();
  const { send, error } = useRequests();
  const [refused, setRefused] = useState<ExplainedError>();
  const setAllowed = async (allowed: boolean) => {
    if (allowed) await grants.requestClipboard();
    else await grants.returnClipboard();
  };
  return (
    <Card title={text.security.clipboard}>
      <Select
        label={text.security.clearAfter}
        hint={text.security.clearAfterHint}
        options={optionsWith(seconds, settings.clearClipboardAfterSeconds, text.security.seconds)}
        value={String(settings.clearClipboardAfterSeconds)}
        onChange={(chosen) => {
          send('settings.change', { clearClipboardAfterSeconds: fromOption(chosen) });
        }}
      />
      {settings.clearClipboardAfterSeconds !== 'never' && (
        <>
          <Checkbox
            label={text.security.clearAnywhere}
            checked={mayClearClipboard}
            onChange={(checked) => {
              setAllowed(checked).catch((cause: unknown) => {
                setRefused(toExplainedError(cause));
              });
            }}
          />
          <p class="field-hint">{text.security.clearAnywhereHint}</p>
        </>
      )}
      <ErrorNotice error={error ?? refused} />
    </Card>
  );
}
