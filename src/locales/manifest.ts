/** The texts that the browser itself shows, in the shape of `_locales/<language>/messages.json`. */
export const manifestTexts = {
  en: {
    extensionName: { message: 'Latchkey' },
    extensionDescription: {
      message: 'Two-factor codes in an encrypted vault, and an assistant for signing in to Amazon Cognito apps.',
    },
    menuAddLink: { message: 'Add account from this link' },
    menuFillCode: { message: 'Fill the code here' },
    commandFill: { message: 'Fill the code on this page' },
  },
  ja: {
    extensionName: { message: 'Latchkey' },
    extensionDescription: {
      message: '暗号化された保管庫で2要素認証コードを管理し、Amazon Cognito アプリへのサインインを案内します。',
    },
    menuAddLink: { message: 'このリンクのアカウントを追加' },
    menuFillCode: { message: 'ここに認証コードを入力' },
    commandFill: { message: 'このページに認証コードを入力' },
  },
};

export type ManifestText = keyof (typeof manifestTexts)['en'];

/** For what the browser shows but does not look up by itself, such as the items of a menu. */
export function manifestText(languageTag: string, key: ManifestText): string {
  return manifestTexts[/^ja\b/i.test(languageTag) ? 'ja' : 'en'][key].message;
}
