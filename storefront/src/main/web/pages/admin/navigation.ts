import { html, type TemplateResult } from 'lit';
import { router } from '../../router';
import { t, type Key } from '../../text/text';

const PAGES = ['products', 'orders', 'users'] as const;

export function adminNavigation(): TemplateResult {
  return html`<nav class="tabs" aria-label=${t('admin.title')}>
    ${PAGES.map(
      (page) =>
        html`<a
          href="#/admin/${page}"
          data-testid="admin-${page}"
          aria-current=${router.route.path.startsWith(`/admin/${page}`) ? 'page' : 'false'}
          >${t(`admin.${page}` as Key)}</a
        >`,
    )}
  </nav>`;
}
