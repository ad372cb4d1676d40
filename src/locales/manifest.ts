/** The texts that the browser itself shows, in the shape of `_locales/<language>/messages.json`. */
export const manifestTexts = {
  en: {
    extensionName: { message: 'Latchkey' },
    extensionDescription: {
      message: 'Two-factor codes in an encrypted vault, and an assistant for signing in to Amazon Cognito apps.',
    },
    menuScanPage: { message: 'Scan this page for QR codes' },
    menuScanRegion: { message: 'Draw around a QR code' },
    menuScanImage: { message: 'Scan this image' },
    menuAddLink: { message: 'Add account from this link' },
    menuFillCode: { message: 'Fill the code here' },
    commandFill: { message: 'Fill the code on this page' },
    regionHint: { message: 'Draw around the QR code, or use the arrow keys and Enter. Esc to leave.' },
  },
  ja: {
    extensionName: { message: 'Latchkey' },
    extensionDescription: {
      message: '暗号化された保管庫で2要素認証コードを管理し、Amazon Cognito アプリへのサインインを案内します。',
    },
    menuScanPage: { message: 'このページの QR コードを読み取る' },
    menuScanRegion: { message: 'QR コードを囲んで読み取る' },
    menuScanImage: { message: 'この画像を読み取る' },
    menuAddLink: { message: 'このリンクのアカウントを追加' },
    menuFillCode: { message: 'ここに認証コードを入力' },
    commandFill: { message: 'このページに認証コードを入力' },
    regionHint: { message: 'QR コードを囲んでください。矢印キーと Enter でも選べます。Esc で中止します。' },
  },
};

export type ManifestText = keyof (typeof manifestTexts)['en'];

/** For what the browser shows but does not look up by itself, such as the items of a menu. */
export function manifestText(languageTag: string, key: ManifestText): string {
  return manifestTexts[/^ja\b/i.test(languageTag) ? 'ja' : 'en'][key].message;
}
