import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { api, query } from '../api/client';
import type { Category, Page, Product } from '../api/types';
import { ShopElement } from '../parts/element';
import { errorNotice } from '../parts/errors';
import { PagedList } from '../parts/paged-list';
import { productGrid } from '../parts/product-card';
import { router } from '../router';
import { t, textOr, type Key } from '../text/text';

const PAGE_SIZE = 24;
const SORTS = ['newest', 'price', '-price', 'name'];

@customElement('products-page')
export class ProductsPage extends ShopElement {
  @state() private categories: Category[] = [];
  private readonly products = new PagedList<Product>(this, (cursor) => this.pageAt(cursor));
  private address = '';

  constructor() {
    super();
    router.watch(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    api<Page<Category>>('/product/categories').then(
      (page) => (this.categories = page.items),
      () => undefined,
    );
  }

  override willUpdate(): void {
    if (router.route.path === '/products' && this.address !== location.hash) {
      this.address = location.hash;
      void this.products.open();
    }
  }

  private get filters(): URLSearchParams {
    return router.route.parameters;
  }

  private pageAt(cursor?: string): string {
    const { filters } = this;
    const cents = (name: string) => {
      const value = Number(filters.get(name) ?? NaN);
      return value >= 0 ? Math.round(value * 100) : undefined;
    };
    return `/product${query({
      q: filters.get('q') ?? '',
      category: filters.get('category') ?? '',
      minPrice: cents('min'),
      maxPrice: cents('max'),
      inStock: filters.get('inStock') ?? '',
      sort: filters.get('sort') ?? '',
      limit: PAGE_SIZE,
      cursor,
    })}`;
  }

  private filter(name: string, value: string): void {
    const parameters = new URLSearchParams(this.filters);
    if (value) parameters.set(name, value);
    else parameters.delete(name);
    const text = parameters.toString();
    router.replace(`/products${text ? `?${text}` : ''}`);
  }

  override render() {
    const { filters, products } = this;
    const { items, error } = products;
    const q = filters.get('q');
    const category = this.categories.find((candidate) => candidate.slug === filters.get('category'));
    const changed = (name: string) => (event: Event) =>
      this.filter(name, (event.target as HTMLInputElement | HTMLSelectElement).value);
    return html`
      <h1 tabindex="-1">
        ${q
          ? t('list.results', { q })
          : category
            ? textOr(`category.${category.slug}`, category.name)
            : t('list.title')}
      </h1>
      <form class="filters" aria-label=${t('list.filters')} @submit=${(event: Event) => event.preventDefault()}>
        <div class="field">
          <label for="category">${t('list.category')}</label>
          <select id="category" data-testid="filter-category" @change=${changed('category')}>
            <option value="">${t('list.everything')}</option>
            ${this.categories.map(
              (option) =>
                html`<option value=${option.slug} .selected=${live(option.slug === filters.get('category'))}>
                  ${textOr(`category.${option.slug}`, option.name)}
                </option>`,
            )}
          </select>
        </div>
        <fieldset class="prices">
          <legend>${t('list.price')}</legend>
          ${(['min', 'max'] as const).map((bound) => {
            const label = t(`list.${bound}Price`);
            return html`<input
              type="number"
              min="0"
              step="1"
              inputmode="numeric"
              placeholder=${label}
              aria-label="${t('list.price')}: ${label}"
              data-testid="filter-${bound}"
              .value=${filters.get(bound) ?? ''}
              @change=${changed(bound)}
            />`;
          })}
        </fieldset>
        <div class="field">
          <label for="sort">${t('list.sort')}</label>
          <select id="sort" data-testid="sort" @change=${changed('sort')}>
            ${SORTS.map(
              (sort) =>
                html`<option value=${sort} .selected=${live(sort === (filters.get('sort') ?? SORTS[0]))}>
                  ${t(`list.sort.${sort}` as Key)}
                </option>`,
            )}
          </select>
        </div>
        <label class="check">
          <input
            type="checkbox"
            data-testid="filter-in-stock"
            .checked=${filters.get('inStock') === 'true'}
            @change=${(event: Event) => this.filter('inStock', (event.target as HTMLInputElement).checked ? 'true' : '')}
          />
          ${t('list.inStock')}
        </label>
      </form>
      <h2 class="visually-hidden" aria-live="polite">
        ${items ? t('list.shown', { n: items.length }) : t('page.loading')}
      </h2>
      ${errorNotice(error, () => void products.more())}
      ${error && !items ? nothing : productGrid(items, PAGE_SIZE / 2)}
      ${items?.length === 0
        ? html`<div class="empty">
            <p data-testid="no-products">${t('list.none')}</p>
            <a class="button quiet" href="#/products">${t('list.clear')}</a>
          </div>`
        : nothing}
      ${products.moreButton()}
    `;
  }
}
