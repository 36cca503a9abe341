import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { api } from '../api/client';
import type { Category, Page, Product } from '../api/types';
import { ActingElement } from '../parts/acting-element';
import { errorNotice } from '../parts/errors';
import { image, productGrid } from '../parts/product-card';
import { t, textOr } from '../text/text';

const NEW_ARRIVALS = 8;
const SHOWPIECES = ['kettle', 'plant', 'tent'];

@customElement('home-page')
export class HomePage extends ActingElement {
  @state() private categories?: Category[];
  @state() private arrivals?: Product[];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(() => this.load());
  }

  private async load(): Promise<void> {
    const [categories, arrivals] = await Promise.all([
      api<Page<Category>>('/product/categories'),
      api<Page<Product>>(`/product?limit=${NEW_ARRIVALS}`),
    ]);
    this.categories = categories.items;
    this.arrivals = arrivals.items;
  }

  override render() {
    return html`
      <section class="hero">
        <div>
          <h1 tabindex="-1">${t('shop.claim')}</h1>
          <p>${t('shop.intro')}</p>
          <a class="button" href="#/products">${t('home.shopNow')}</a>
        </div>
        <ul aria-hidden="true">
          ${SHOWPIECES.map((name) => html`<li>${image(`/assets/products/${name}.svg`)}</li>`)}
        </ul>
      </section>
      ${errorNotice(this.error, () => void this.attempt(() => this.load()))}
      <section aria-labelledby="categories">
        <h2 id="categories">${t('home.categories')}</h2>
        <ul class="tiles" data-testid="categories">
          ${this.categories?.map(
            (category, index) =>
              html`<li class="tile tint-${index % 8}">
                <a href="#/products?category=${encodeURIComponent(category.slug)}" data-testid="category">
                  ${textOr(`category.${category.slug}`, category.name)}
                </a>
                <span class="small">${t('home.products', { n: category.productCount })}</span>
              </li>`,
          ) ?? Array.from({ length: 8 }, () => html`<li class="tile skeleton" aria-hidden="true"></li>`)}
        </ul>
      </section>
      <section aria-labelledby="new">
        <h2 id="new">${t('home.new')}</h2>
        ${productGrid(this.arrivals, NEW_ARRIVALS)}
      </section>
    `;
  }
}
