import { useId, useState } from 'preact/hooks';
import { useText } from '../services';

/** An object each, since the types of Preact tell inputs apart by this attribute. */
const inputTypes = {
  text: { type: 'text' },
  password: { type: 'password' },
  email: { type: 'email' },
  tel: { type: 'tel' },
  url: { type: 'url' },
  date: { type: 'date' },
} as const;
type InputType = keyof typeof inputTypes;

export interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  type?: InputType;
  hint?: string | undefined;
  /** The id of what else describes it. */
  describedBy?: string | undefined;
  /** What is wrong with it: announced, and read with the field from then on. */
  problem?: string | undefined;
  autocomplete?: string;
  inputMode?: 'numeric' | 'text';
  /** For codes and identifiers: digits of one width, no spelling, no capitals. */
  exact?: boolean;
  name?: string;
  dir?: 'ltr' | 'auto';
  /** Where the focus goes when its view begins, in place of the first field. */
  entry?: boolean;
}

/** A labelled line of text; a password's can be made readable. */
export function Field(props: FieldProps) {
  const {
    label,
    value,
    onInput,
    type = 'text',
    hint,
    describedBy,
    problem,
    autocomplete = 'off',
    inputMode,
    exact = false,
    name,
    dir,
    entry = false,
  } = props;
  const id = useId();
  const [shown, setShown] = useState(false);
  const described = [hint && `${id}-hint`, describedBy, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-box" data-invalid={problem !== undefined}>
        <input
          id={id}
          class={exact ? 'exact' : undefined}
          {...inputTypes[type === 'password' && shown ? 'text' : type]}
          value={value}
          name={name}
          dir={dir ?? (exact ? 'ltr' : undefined)}
          autocomplete={autocomplete}
          inputmode={inputMode}
          spellcheck={false}
          autocapitalize="off"
          data-entry={entry ? '' : undefined}
          aria-invalid={problem !== undefined}
          aria-describedby={described || undefined}
          onInput={(event) => {
            onInput(event.currentTarget.value);
          }}
        />
        {type === 'password' && (
          <Reveal
            what={label}
            shown={shown}
            onToggle={() => {
              setShown(!shown);
            }}
          />
        )}
      </div>
      {hint && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function Reveal({ what, shown, onToggle }: { what: string; shown: boolean; onToggle: () => void }) {
  const text = useText();
  return (
    <button
      type="button"
      class="reveal"
      aria-label={shown ? text.common.hideSecret(what) : text.common.showSecret(what)}
      onClick={onToggle}
    >
      {shown ? text.common.hide : text.common.show}
    </button>
  );
}
