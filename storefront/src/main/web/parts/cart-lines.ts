import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CartLine } from '../api/types';
import { cart, MAX_QUANTITY, type Change } from '../state/cart';
import { money, t } from '../text/text';
import { removeIcon } from './icons';
import { quantityPicker } from './quantity';

/** The lines of the cart, which can be changed; a line that cannot be ordered says why. */
export function cartLines(lines: CartLine[], change: (productId: string, to: Change) => void): TemplateResult {
  return html`<ul class="lines" data-testid="cart-lines">
    ${repeat(
      lines,
      (line) => line.productId,
      (line) => cartLine(line, (to) => change(line.productId, to)),
    )}
  </ul>`;
}

function cartLine(line: CartLine, change: (to: Change) => void): TemplateResult {
  return html`<li class="line" data-testid="cart-line">
    <div class="what">
      <a href="#/products/${line.productId}">${line.name}</a>
      <span class="small">${t('cart.each', { price: money(line.unitPrice) })}</span>
      ${shortage(line, change)}
    </div>
    ${line.availability === 'DISCONTINUED'
      ? html`<span>${line.quantity} ×</span>`
      : quantityPicker({
          label: t('cart.quantityOf', { name: line.name }),
          value: line.quantity,
          max: Math.max(line.quantity, Math.min(MAX_QUANTITY, line.available)),
          onChange: change,
        })}
    <span class="price">${money(line.lineTotal)}</span>
    <button
      type="button"
      class="plain"
      data-testid="remove"
      aria-label=${t('cart.remove', { name: line.name })}
      @click=${() => change(() => 0)}
    >
      ${removeIcon}
    </button>
  </li>`;
}

export function cartTotal(): TemplateResult {
  return html`<p class="total">
    <span>${t('cart.total')}</span>
    <span class="price" data-testid="cart-total">${cart.cart ? money(cart.cart.total) : nothing}</span>
  </p>`;
}

function shortage(line: CartLine, change: (to: Change) => void) {
  if (line.availability === 'AVAILABLE') return nothing;
  if (line.availability === 'DISCONTINUED') return html`<p class="wrong" data-testid="shortage">${t('cart.discontinued')}</p>`;
  if (line.available === 0) return html`<p class="wrong" data-testid="shortage">${t('cart.soldOut')}</p>`;
  return html`<p class="wrong" data-testid="shortage">
    ${t('cart.short', { n: line.available })}
    <button type="button" class="quiet" data-testid="take-available" @click=${() => change(() => line.available)}>
      ${t('cart.useAvailable', { n: line.available })}
    </button>
  </p>`;
}
