import { html, nothing, type TemplateResult } from 'lit';
import type { Product } from '../api/types';
import { money, t } from '../text/text';
import { noPicture } from './icons';

const FEW = 5;

/** The version of the shop's own pictures; missing if the page is that of an older release. */
const VERSION = document.querySelector<HTMLMetaElement>('meta[name="pictures"]')?.content;

/** A picture that was asked for with its version is cached for a year. */
function versioned(url: string): string {
  return VERSION && url.startsWith('/assets/products/') ? `${url}?v=${VERSION}` : url;
}

export function image(url: string, loading: 'eager' | 'lazy' = 'eager'): TemplateResult {
  return html`<img src=${versioned(url)} alt="" width="400" height="400" loading=${loading} decoding="async" />`;
}

/** Only the shop's own pictures are loaded; others could tell strangers who looks at what. */
export function picture(product: Pick<Product, 'imageUrl'>, eager = false): TemplateResult {
  const url = product.imageUrl;
  return url && /^\/(?!\/)/.test(url)
    ? image(url, eager ? 'eager' : 'lazy')
    : noPicture;
}

export function stock(product: Product): TemplateResult {
  const { available } = product;
  if (available === 0) return html`<span class="stock none">${t('product.none')}</span>`;
  if (available <= FEW) return html`<span class="stock few">${t('product.few', { n: available })}</span>`;
  return html`<span class="stock">${t('product.inStock')}</span>`;
}

export function productCard(product: Product, eager = false): TemplateResult {
  return html`<li class="card" data-testid="product-card">
    <div class="picture">${picture(product, eager)}</div>
    <h3><a href="#/products/${product.id}" data-testid="product-link">${product.name}</a></h3>
    <p class="price">${money(product.price)}</p>
    ${stock(product)}
  </li>`;
}

/** As much room as the cards that are being loaded. */
export function cardSkeletons(count: number): TemplateResult {
  return html`${Array.from(
    { length: count },
    () =>
      html`<li class="card skeleton" aria-hidden="true">
        <div class="picture"></div>
        <h3>&nbsp;</h3>
        <p class="price">&nbsp;</p>
        <span class="stock">&nbsp;</span>
      </li>`,
  )}`;
}

export function productGrid(products: Product[] | undefined, expected: number): TemplateResult | typeof nothing {
  return html`<ul class="grid" aria-busy=${products ? 'false' : 'true'} data-testid="products">
    ${products ? products.map((product, index) => productCard(product, index < 4)) : cardSkeletons(expected)}
  </ul>`;
}
