import type { FunctionComponent } from 'preact';
import type { Texts } from '../../locales/en';
import type { Snapshot } from '../../messages/views';
import type { IconName } from '../controls/icon';
import { AddSection } from './sections/add';
import { AboutSection } from './sections/about';
import { AccountsSection } from './sections/accounts';
import { AppsSection } from './sections/apps';
import { CodesSection } from './sections/codes';
import { SecuritySection } from './sections/security';
import { SessionsSection } from './sections/sessions';
import { SignInSection } from './sections/sign-in';
import { SitesSection } from './sections/sites';
import { TransferSection } from './sections/transfer';
import { TrashSection } from './sections/trash';

export interface Section {
  label: (text: Texts) => string;
  icon: IconName;
  /** Begins with an `h2`, where the focus goes unless the section puts it elsewhere. */
  View: FunctionComponent<{ snapshot: Snapshot }>;
}

/** The sections of the manage page, in their order, by the name that stands in its address after `#`. */
export const sections = {
  codes: { label: (text) => text.manage.sections.codes, icon: 'clock', View: CodesSection },
  add: { label: (text) => text.manage.sections.add, icon: 'plus', View: AddSection },
  'sign-in': { label: (text) => text.manage.sections.signIn, icon: 'enter', View: SignInSection },
  accounts: { label: (text) => text.manage.sections.accounts, icon: 'list', View: AccountsSection },
  sites: { label: (text) => text.sites.title, icon: 'fill', View: SitesSection },
  transfer: { label: (text) => text.manage.sections.transfer, icon: 'transfer', View: TransferSection },
  security: { label: (text) => text.manage.sections.security, icon: 'shield', View: SecuritySection },
  sessions: { label: (text) => text.manage.sections.sessions, icon: 'clock', View: SessionsSection },
  apps: { label: (text) => text.manage.sections.apps, icon: 'file', View: AppsSection },
  trash: { label: (text) => text.manage.sections.trash, icon: 'trash', View: TrashSection },
  about: { label: (text) => text.manage.sections.about, icon: 'info', View: AboutSection },
} satisfies Record<string, Section>;

export type SectionName = keyof typeof sections;

export const sectionNames = Object.keys(sections) as SectionName[];

/** The section that an address names; undefined where it names none. */
export function sectionIn(hash: string): SectionName | undefined {
  return sectionNames.find((name) => hash === `#${name}`);
}
