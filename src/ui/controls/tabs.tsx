import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface TabsProps<Name extends string> {
  label: string;
  tabs: { name: Name; label: string; marked?: boolean }[];
  selected: Name;
  onSelect: (name: Name) => void;
  children: ComponentChildren;
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/tabs/, with selection following the focus. */
export function Tabs<Name extends string>({ label, tabs, selected, onSelect, children }: TabsProps<Name>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const index = tabs.findIndex(({ name }) => name === selected);
    const target = tabs[targetIndex(event.key, index, tabs.length, list.current?.matches(':dir(rtl)') ?? false)];
    if (!target) return;
    event.preventDefault();
    onSelect(target.name);
    list.current?.querySelector<HTMLElement>(`#tab-${target.name}`)?.focus();
  };
  return (
    <main class="tabbed">
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ name, label, marked }) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === selected}
            aria-controls="tab-panel"
            tabIndex={name === selected ? 0 : -1}
            onClick={() => {
              onSelect(name);
            }}
          >
            {label}
            {marked && <span class="tab-mark" />}
          </button>
        ))}
      </div>
      <div class="panel" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${selected}`}>
        {children}
      </div>
    </main>
  );
}

/** The tab that a key leads to; -1 for a key that is not about tabs. */
export function targetIndex(key: string, index: number, count: number, rightToLeft: boolean): number {
  const forward = rightToLeft ? -1 : 1;
  const targets: Record<string, number> = {
    ArrowRight: (index + forward + count) % count,
    ArrowLeft: (index - forward + count) % count,
    Home: 0,
    End: count - 1,
  };
  return targets[key] ?? -1;
}
