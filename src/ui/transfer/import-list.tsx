import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../controls/button';
import { Checkbox } from '../controls/checkbox';
import { Notice } from '../controls/notice';
import { useText } from '../services';
import type { Entry, Preview } from './preview';

interface ImportListProps {
  preview: Preview;
  busy: boolean;
  onTake: (entries: Entry[], withBeside: boolean) => void;
}

/** Entry by entry what would come of an import, before it is made. All that is new is chosen at first. */
export function ImportList({ preview, busy, onTake }: ImportListProps) {
  const text = useText();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [withBeside, setWithBeside] = useState(true);
  const { entries, beside, problems } = preview;
  const inGroup = (...standings: Entry['standing'][]) => entries.filter(({ standing }) => standings.includes(standing));
  const chosen = inGroup('new', 'namesake').filter(({ key }) => !left.has(key));
  const known = inGroup('present', 'repeated');
  const takesBeside = withBeside && beside.length > 0;
  const choose = (some: Entry[], isChosen: boolean) => {
    setLeft((before) => {
      const after = new Set(before);
      for (const { key } of some)
        if (isChosen) after.delete(key);
        else after.add(key);
      return after;
    });
  };
  const choices = { left, choose };
  return (
    <div class="import-list">
      <Choices title={text.transfer.groups.new} entries={inGroup('new')} {...choices} />
      <Choices
        title={text.transfer.groups.namesake}
        hint={text.transfer.namesakeHint}
        entries={inGroup('namesake')}
        {...choices}
      />
      {known.length > 0 && (
        <Group title={text.transfer.groups.present} count={known.length}>
          <ul>
            {known.map(({ key, account, standing }) => (
              <li key={key}>
                {text.common.account(account.issuer, account.label)}
                {standing === 'repeated' && <small> {text.transfer.repeated}</small>}
              </li>
            ))}
          </ul>
        </Group>
      )}
      {problems.length > 0 && (
        <Group title={text.transfer.groups.problems} count={problems.length}>
          <ul>
            {problems.map(({ entry, code, file }, index) => (
              <li key={index}>
                <strong>{entry}</strong> <small>{file}</small>
                <p>{text.transfer.problems[code]}</p>
              </li>
            ))}
          </ul>
        </Group>
      )}
      {beside.length > 0 && (
        <Checkbox
          label={text.transfer.withBeside(beside.map(({ kind, count }) => text.transfer.beside[kind](count)))}
          checked={withBeside}
          onChange={setWithBeside}
        />
      )}
      {chosen.length > 0 || takesBeside ? (
        <div class="actions">
          <Button
            kind="primary"
            busy={busy}
            onClick={() => {
              onTake(chosen, takesBeside);
            }}
          >
            {chosen.length > 0 ? text.scan.add(chosen.length) : text.transfer.addBesideAlone}
          </Button>
        </div>
      ) : (
        <Notice>{known.length < entries.length ? text.scan.noneChosen : text.transfer.nothingNew}</Notice>
      )}
    </div>
  );
}

function Choices({
  title,
  hint,
  entries,
  left,
  choose,
}: {
  title: string;
  hint?: string;
  entries: Entry[];
  left: ReadonlySet<string>;
  choose: (entries: Entry[], isChosen: boolean) => void;
}) {
  const text = useText();
  if (entries.length === 0) return null;
  return (
    <Group title={title} count={entries.length}>
      {hint !== undefined && <p>{hint}</p>}
      {entries.length > 1 && (
        <Checkbox
          label={text.transfer.all}
          checked={!entries.some(({ key }) => left.has(key))}
          onChange={(isChosen) => {
            choose(entries, isChosen);
          }}
        />
      )}
      <ul>
        {entries.map((entry) => (
          <li key={entry.key}>
            <Checkbox
              label={text.common.account(entry.account.issuer, entry.account.label)}
              checked={!left.has(entry.key)}
              onChange={(isChosen) => {
                choose([entry], isChosen);
              }}
            />
          </li>
        ))}
      </ul>
    </Group>
  );
}

function Group({ title, count, children }: { title: string; count: number; children: ComponentChildren }) {
  const text = useText();
  const id = useId();
  return (
    <section class="import-group" aria-labelledby={id}>
      <h4 id={id}>{text.transfer.counted(title, count)}</h4>
      {children}
    </section>
  );
}
