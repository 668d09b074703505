import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nextTick } from 'vue';
import { createMemoryHistory } from 'vue-router';
import { createSiteRouter } from '../routes';
import { draft, refusedFields } from './draft';
import RegistrationForm from './RegistrationForm.vue';

function form() {
  const router = createSiteRouter(createMemoryHistory());
  const wrapper = mount(RegistrationForm, { global: { plugins: [router] }, attachTo: document.body });
  return { wrapper, router };
}

describe('the form', () => {
  beforeEach(() => Object.assign(draft, { name: '', email: '', depositedOn: '' }));
  afterEach(() => {
    document.body.innerHTML = '';
  });

  test('gives the focus to what is wrong, each error linked to its field', async () => {
    const { wrapper } = form();

    await wrapper.find('form').trigger('submit');
    await nextTick();

    expect(document.activeElement?.getAttribute('role')).toBe('alert');
    expect(wrapper.findAll('[role=alert] a').map((link) => link.attributes('href'))).toEqual(['#name', '#email']);
    expect(wrapper.find('#name').attributes('aria-invalid')).toBe('true');
  });

  test('goes on to the second look when all is well, and sends nothing', async () => {
    const { wrapper, router } = form();

    await wrapper.find('#name').setValue('NGONO Paul');
    await wrapper.find('#email').setValue('paul@example.org');
    await wrapper.find('form').trigger('submit');
    await router.isReady();
    await expect.poll(() => router.currentRoute.value.path, { timeout: 10_000 }).toBe('/relire');

    expect(draft).toEqual({ name: 'NGONO Paul', email: 'paul@example.org', depositedOn: '' });
    expect(JSON.parse(sessionStorage.getItem('mtchoun.draft') ?? '')).toEqual(draft);
  });

  test('offers the likelier address and takes it on a press', async () => {
    const { wrapper } = form();

    await wrapper.find('#email').setValue('paul@gmial.com');
    await wrapper.find('.suggestion button').trigger('click');

    expect(draft.email).toBe('paul@gmail.com');
    expect(wrapper.find('.suggestion').exists()).toBe(false);
  });

  test('shows once what the service refused, in its own words when there are no better ones', async () => {
    refusedFields.value = [{ field: 'name', code: 'brand_new', message: 'said by the service' }];

    const { wrapper } = form();
    await nextTick();

    expect(wrapper.find('#name-error').text()).toContain('said by the service');
    expect(refusedFields.value).toEqual([]);
  });
});
