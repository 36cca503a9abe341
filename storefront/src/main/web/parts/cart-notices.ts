import { html, nothing, type TemplateResult } from 'lit';
import { cart } from '../state/cart';
import { t } from '../text/text';

/**
 * Which products of the browser's cart are not in the account's, and what to do.
 *
 * @param attempt runs an action, and shows its error
 */
export function cartNotices(attempt: (action: () => Promise<void>) => void): TemplateResult {
  const { leftOver, withdrawn } = cart;
  return html`${leftOver.length
    ? html`<div class="notice" role="status" data-testid="left-over">
        <p>${t('cart.leftOver', { n: leftOver.length })}</p>
        <ul>
          ${leftOver.map(
            ({ productId, name }) => html`<li><a href="#/products/${productId}">${name ?? t('order.product')}</a></li>`,
          )}
        </ul>
        <button type="button" data-testid="add-left-over" @click=${() => attempt(() => cart.addLeftOver())}>${t('cart.retryLeftOver')}</button>
        <button type="button" class="quiet" data-testid="forget-left-over" @click=${() => attempt(() => cart.forgetLeftOver())}>${t('cart.forgetLeftOver')}</button>
      </div>`
    : nothing}
  ${withdrawn.size
    ? html`<div class="notice" role="status" data-testid="withdrawn">
        <p>${t('cart.withdrawn', { n: withdrawn.size })}</p>
        <button type="button" class="quiet" data-testid="forget-withdrawn" @click=${() => attempt(() => cart.forgetWithdrawn())}>${t('cart.forgetWithdrawn')}</button>
      </div>`
    : nothing}`;
}
