export interface Choice {
  value: string;
  name: string;
  detail: string;
  /** Why it cannot be chosen here. */
  unavailable?: string;
}

/** One press chooses and goes on. */
export function ChoiceList({
  choices,
  busy,
  onChoose,
}: {
  choices: Choice[];
  busy: boolean;
  onChoose: (value: string) => void;
}) {
  return (
    <ul class="choices">
      {choices.map((choice) => (
        <li key={choice.value}>
          <button
            type="button"
            class="choice"
            aria-disabled={busy || choice.unavailable !== undefined}
            onClick={() => {
              if (!busy && choice.unavailable === undefined) onChoose(choice.value);
            }}
          >
            <span class="choice-name">{choice.name}</span>
            <span class="choice-detail">{choice.unavailable ?? choice.detail}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
