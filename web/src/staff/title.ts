// What a page is called, in the window's title.
import { t } from '../i18n/words.svelte';
import type { Route } from '../upload/logic/route';
import { NEW } from '../upload/logic/route';

export function titleOf(route: Route): string {
  switch (route.page) {
    case 'home':
      return t('upload.title');
    case 'new':
      return t('upload.newTitle');
    case 'preview':
      return t('upload.previewTitle');
    case 'batch':
      return t('upload.batchTitle', { n: String(route.batch) });
    case 'record':
    case 'own':
      return t('staff.recordTitle');
    case 'report':
      return t(route.report === NEW ? 'report.newTitle' : 'report.title');
    case 'invite':
      return t('staff.inviteTitle');
    case 'sign-in':
      return t('upload.signIn');
    case 'unknown':
      return t('upload.noPage');
    default:
      return t(`staff.nav.${route.page}`);
  }
}
