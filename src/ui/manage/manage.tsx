import { useEffect, useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../../messages/views';
import { Icon } from '../controls/icon';
import { takeFocus } from '../focus';
import { Header } from '../header';
import { useText } from '../services';
import { useSnapshot } from '../snapshot';
import { VaultGate } from '../vault/gate';
import { type SectionName, sectionIn, sectionNames, sections } from './sections';

/** The manage page: a full tab, with everything that there is to do. */
export function Manage() {
  const snapshot = useSnapshot();
  return (
    <div class="app">
      <Header lockable={snapshot?.vault.state === 'open'} />
      {snapshot && (
        <VaultGate vault={snapshot.vault}>
          <OpenVault snapshot={snapshot} />
        </VaultGate>
      )}
    </div>
  );
}

/** Where the address names no section, the page opens at the sign-in that is under way, or at the codes. */
function OpenVault({ snapshot }: { snapshot: Snapshot }) {
  const [fallback] = useState<SectionName>(snapshot.signIn ? 'sign-in' : 'codes');
  const current = useSectionInAddress() ?? fallback;
  const content = useRef<HTMLElement>(null);
  useEffect(() => {
    if (content.current?.contains(document.activeElement)) return;
    takeFocus(content.current?.querySelector<HTMLElement>('h2[tabindex]') ?? content.current);
    scrollTo(0, 0);
  }, [current]);
  const { View } = sections[current];
  return (
    <div class="manage">
      <Navigation current={current} marked={snapshot.signIn && current !== 'sign-in' ? 'sign-in' : undefined} />
      <main class="manage-content" tabIndex={-1} ref={content} key={current}>
        <View snapshot={snapshot} />
      </main>
    </div>
  );
}

function Navigation({ current, marked }: { current: SectionName; marked: SectionName | undefined }) {
  const text = useText();
  return (
    <nav class="manage-nav" aria-label={text.header.tabs}>
      <ul>
        {sectionNames.map((name) => (
          <li key={name}>
            <a href={`#${name}`} aria-current={name === current ? 'page' : undefined}>
              <Icon name={sections[name].icon} />
              {sections[name].label(text)}
              {name === marked && <span class="tab-mark" />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function useSectionInAddress(): SectionName | undefined {
  const [section, setSection] = useState(() => sectionIn(location.hash));
  useEffect(() => {
    const stop = new AbortController();
    addEventListener(
      'hashchange',
      () => {
        setSection(sectionIn(location.hash));
      },
      { signal: stop.signal },
    );
    return () => {
      stop.abort();
    };
  }, []);
  return section;
}
