import { html, type TemplateResult } from 'lit';
import { t } from '../text/text';

/**
 * As much room as the rows that are being loaded.
 *
 * @param kind of row: one of a list of its own, or a line in a panel
 */
export function rowSkeletons(count: number, kind: 'row' | 'line' = 'row'): TemplateResult {
  return html`${Array.from({ length: count }, () => html`<li class="${kind} skeleton" aria-hidden="true">&nbsp;</li>`)}`;
}

/** As much room as the panels of a page that is being loaded. */
export function panelSkeletons(count: number): TemplateResult {
  return html`<p class="visually-hidden">${t('page.loading')}</p>
    <div class="checkout" aria-hidden="true">
      ${Array.from({ length: count }, () => html`<div class="panel"><ul class="lines">${rowSkeletons(3, 'line')}</ul></div>`)}
    </div>`;
}
