import type { LooseFields } from '../account-fields';
import { EntryError, TransferError } from '../errors';
import { entryName, type ImportFormat, readEntries } from '../format';
import { childOf, childrenOf, parseXml, type XmlElement } from '../xml';
import { type EntryStrings, otpFieldsOf, readOtpField } from './keepass-fields';

/** Past versions of an entry, and what is never looked at. */
const ignored = new Set(['History', 'Binaries', 'Binary', 'CustomIcons', 'Times', 'AutoType', 'DeletedObjects']);

interface Entry {
  strings: EntryStrings;
  tags: string[];
  isInTrash: boolean;
}

/** XML of KeePass and KeePassXC, which is plain: of their entries those that hold a way to make codes. */
export const keepass: ImportFormat = {
  name: 'keepass',

  recognizes: ({ text }) => text !== undefined && /^\s*(?:<\?xml[^>]*>\s*)?<KeePassFile[\s>]/.test(text),

  async read({ text = '' }, context) {
    const entries = entriesOf(parseXml(text, ignored));
    const fields = entries.flatMap((entry) => otpFieldsOf(entry.strings).map((field) => ({ entry, field })));
    return readEntries(fields, context, {
      name: ({ entry: { strings } }) => entryName(strings.get('Title'), strings.get('UserName')),
      read({ entry, field }) {
        if (entry.isInTrash) throw new EntryError('in-trash');
        return readOtpField(field, entry.strings, beside(entry));
      },
    });
  },
};

function beside({ strings, tags }: Entry): Omit<LooseFields, 'secret'> {
  return { issuer: strings.get('Title'), label: strings.get('UserName'), tags, note: strings.get('Notes') };
}

function entriesOf(file: XmlElement): Entry[] {
  const trash = childOf(childOf(file, 'Meta'), 'RecycleBinUUID')?.text;
  const [topGroup] = childrenOf(childOf(file, 'Root'), 'Group');
  return topGroup === undefined ? [] : entriesIn(topGroup, { path: [], isInTrash: false, trash });
}

interface Place {
  /** Names of the groups within the file's own. */
  path: string[];
  isInTrash: boolean;
  /** The id of the group that is the trash. */
  trash: string | undefined;
}

function entriesIn(group: XmlElement, place: Place): Entry[] {
  const { path, isInTrash, trash } = place;
  const own = childrenOf(group, 'Entry').map((entry) => ({
    strings: stringsOf(entry),
    tags: [path.join('/'), ...tagsOf(entry)],
    isInTrash,
  }));
  const inner = childrenOf(group, 'Group').flatMap((child) =>
    entriesIn(child, {
      trash,
      path: [...path, childOf(child, 'Name')?.text ?? ''],
      isInTrash: isInTrash || (trash !== undefined && childOf(child, 'UUID')?.text === trash),
    }),
  );
  return [...own, ...inner];
}

function tagsOf(entry: XmlElement): string[] {
  return (childOf(entry, 'Tags')?.text ?? '').split(/[;,]/).map((tag) => tag.trim());
}

/** Values that are still sealed stand in XML that was cut out of a database: its stream cipher is not in it. */
function stringsOf(entry: XmlElement): EntryStrings {
  return new Map(
    childrenOf(entry, 'String').map((string) => {
      const value = childOf(string, 'Value');
      if (value?.attributes['Protected'] === 'True') throw new TransferError('not-portable');
      return [childOf(string, 'Key')?.text ?? '', value?.text ?? ''];
    }),
  );
}
