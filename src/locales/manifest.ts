/** The texts that the browser itself shows, in the shape of `_locales/<language>/messages.json`. */
export const manifestTexts = {
  en: {
    extensionName: { message: 'Latchkey' },
    extensionDescription: {
      message: 'Two-factor codes in an encrypted vault, and an assistant for signing in to Amazon Cognito apps.',
    },
  },
  ja: {
    extensionName: { message: 'Latchkey' },
    extensionDescription: {
      message: '暗号化された保管庫で2要素認証コードを管理し、Amazon Cognito アプリへのサインインを案内します。',
    },
  },
};
