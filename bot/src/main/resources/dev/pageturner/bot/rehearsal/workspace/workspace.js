// The workspace: channels, messages, threads, modals, Home, live updates.
import {h, $, get, post, complain, toast, arrows} from './dom.js';
import {nameWith, plain} from './mrkdwn.js';
import {renderBlocks, showErrors, values} from './blocks.js';
import {MessageList, avatar} from './messages.js';
import {Composer, storyPanel} from './composer.js';

const world = {me: '', bot: {}, people: [], groups: [], channels: [], openThread, threadKey: ts => 'thread:' + world.me + ':' + ts};
let channel = null, thread = null, tab = 'home', stream = null, last = 0, modalBox = null, viewShown = null;

const roots = new MessageList($('messages'), world, 'channel');
const replies = new MessageList($('replies'), world, 'thread');
const composer = new Composer($('composer'), world, () => ({channel: channel.id}));
const reply = new Composer($('reply'), world, () => ({channel: thread.channel, thread: thread.ts}));

nameWith({
  user: id => id === world.bot.id ? world.bot.name : world.people.find(person => person.id === id)?.real_name,
  group: id => world.groups.find(group => group.id === id),
  channel: id => world.channels.find(each => each.id === id)?.name,
  me: () => world.me,
});

// ---- start

async function start() {
  const begin = await get('start');
  Object.assign(world, {bot: begin.bot, people: begin.people, groups: begin.groups, channels: begin.channels});
  last = begin.last;
  $('team').textContent = begin.team;
  $('who').replaceChildren(...world.people.map(person => h('option', {value: person.id}, person.real_name)));
  storyPanel($('story'), begin.story, world);
  theme(localStorage.getItem('theme') || '');
  become(sessionStorage.getItem('me') || localStorage.getItem('me') || world.people[0].id, false);
  await follow(location);
  listen();
  showView();
}

function become(id, reload = true) {
  world.me = world.people.some(person => person.id === id) ? id : world.people[0].id;
  sessionStorage.setItem('me', world.me);
  localStorage.setItem('me', world.me);
  $('who').value = world.me;
  const person = world.people.find(each => each.id === world.me);
  $('person').replaceChildren(avatar({name: person.real_name, color: person.color}, true), $('who') || who);
  $('who').title = person.role;
  $('who').setAttribute('aria-label', 'You are ' + person.real_name + '. ' + person.role);
  if (reload) { sidebar(); listen(); refresh(); showView(); }
}

const who = $('who');
who.addEventListener('change', () => become(who.value));

async function refresh() {
  if (!channel) return;
  if (isApp(channel)) { const open = tab; await openApp(open); } else await openChannel(channel.id, false);
  if (thread) await openThread(thread.channel, thread.ts);
}

/** Where an address leads: /archives/C1/p123?thread_ts=..., or the channel of the last visit. */
async function follow(address) {
  const path = /^\/archives\/(\w+)(?:\/p(\d+)(\d{6}))?/.exec(address.pathname);
  const first = world.channels.find(each => !each.direct) || world.channels[0];
  if (!path || !world.channels.some(each => each.id === path[1])) {
    await openChannel(localStorage.getItem('channel:' + world.me) || first.id);
    return;
  }
  await openChannel(path[1], false);
  const ts = path[2] ? path[2] + '.' + path[3] : '';
  const root = new URLSearchParams(address.search).get('thread_ts') || (address.hash === '#thread' ? ts : '');
  if (root) await openThread(path[1], root);
  const target = document.querySelector((root ? '#replies' : '#messages') + ' .message[data-ts="' + ts + '"]');
  if (target) { target.classList.add('found'); target.scrollIntoView({block: 'center'}); target.focus({preventScroll: true}); }
}

document.addEventListener('click', event => {
  const anchor = event.target.closest('a[href]');
  if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const address = new URL(anchor.href, location.href);
  // Links that were posted before a restart carry another port.
  const here = address.origin === location.origin || ['127.0.0.1', 'localhost'].includes(address.hostname);
  if (!here || !address.pathname.startsWith('/archives/')) return;
  event.preventDefault();
  history.pushState(null, '', address.pathname + address.search + address.hash);
  follow(address);
});
addEventListener('popstate', () => follow(location));

// ---- channels

const isApp = each => each?.direct;
const mine = () => world.channels.filter(each => !each.direct);
const direct = () => world.channels.find(each => each.direct && each.name === world.me);
const readKey = id => 'read:' + world.me + ':' + id;
const unread = each => each.latest && each.latest > (localStorage.getItem(readKey(each.id)) || '') ;

function sidebar() {
  $('channels').replaceChildren(...mine().map(each => item(each, '#', each.name, () => openChannel(each.id))));
  const app = direct();
  $('apps').replaceChildren(app ? item(app, '', world.bot.name, () => openApp(tab)) : '');
  document.title = (world.channels.some(each => (!each.direct || each === app) && (unread(each) || each.mentions?.[world.me])) ? '● ' : '') + (channel ? title(channel) : 'Pageturner') + ' – rehearsal';
}

const title = each => isApp(each) ? world.bot.name : '#' + each.name;

function item(each, sign, name, open) {
  const count = each.mentions?.[world.me] || 0, news = (unread(each) || count > 0) && each !== channel;
  return h('li', {}, h('button', {className: 'channel' + (each === channel ? ' open' : '') + (news ? ' unread' : ''), 'aria-current': each === channel ? 'page' : null,
    onclick: () => { open(); drawer(false); }},
  sign ? h('span', {className: 'sign', 'aria-hidden': 'true'}, sign) : h('img', {src: '/icon.svg', alt: '', className: 'sign'}), h('span', {className: 'name'}, name),
  news && h('span', {className: 'visually-hidden'}, ' unread'), news && count > 0 && h('span', {className: 'badge', 'aria-label': count + ' mentions'}, count)));
}

function markRead() {
  if (!channel || document.hidden) return;
  if (channel.latest) localStorage.setItem(readKey(channel.id), channel.latest);
  if (channel.mentions) channel.mentions[world.me] = 0;
  sidebar();
}
document.addEventListener('visibilitychange', markRead);

async function openChannel(id, push = true) {
  const found = world.channels.find(each => each.id === id && (!each.direct || each.name === world.me)) || mine()[0];
  if (isApp(found)) return openApp('messages');
  if (thread && thread.channel !== found.id) closeThread();
  channel = found;
  localStorage.setItem('channel:' + world.me, found.id);
  if (push) history.pushState(null, '', '/archives/' + found.id);
  pane('messages', [['messages', title(found)]]);
  $('topic').textContent = found.topic;
  composer.name('Message #' + found.name);
  const page = await get('channel', {channel: found.id, as: world.me});
  if (channel !== found) return;
  roots.show(found.id, page.messages);
  intro(found);
  roots.newFrom(localStorage.getItem(readKey(found.id)));
  markRead();
}

function intro(each) {
  $('messages').prepend(h('div', {className: 'intro'}, h('h2', {}, title(each)), h('p', {}, each.topic ? each.topic + '. ' : '', 'This is the very beginning of ', h('b', {}, title(each)), '.')));
}

function pane(which, tabs) {
  $('messages').hidden = $('composer').hidden = which !== 'messages';
  $('home').hidden = which !== 'home';
  $('title').textContent = title(channel);
  $('tabs').hidden = tabs.length < 2;
  $('tabs').replaceChildren(...(tabs.length < 2 ? [] : tabs.map(([name, label]) => h('button', {role: 'tab', 'aria-selected': String(name === which), onclick: () => openApp(name)}, label))));
}

async function openApp(which) {
  const app = direct();
  if (thread && thread.channel !== app.id) closeThread();
  channel = app;
  tab = which;
  $('topic').textContent = '';
  pane(which, [['home', 'Home'], ['messages', 'Messages']]);
  if (which === 'home') {
    post('home', {as: world.me});
    await showHome();
  } else {
    composer.name('Message ' + world.bot.name);
    const page = await get('channel', {channel: app.id, as: world.me});
    if (channel !== app) return;
    roots.show(app.id, page.messages);
    $('messages').prepend(h('div', {className: 'intro'}, h('h2', {}, world.bot.name), h('p', {}, 'This is the beginning of your direct message with the app.')));
  }
  markRead();
}

async function showHome() {
  const {view} = await get('home', {as: world.me});
  if (!view) { $('home').replaceChildren(h('p', {className: 'quiet'}, world.bot.name + ' has not published a Home tab for you yet.')); return; }
  const surface = viewSurface(view);
  const scroll = $('home').scrollTop;
  $('home').replaceChildren(...renderBlocks(view.blocks, surface));
  $('home').scrollTop = scroll;
}

// ---- threads

async function openThread(id, ts, focus) {
  const page = await get('thread', {channel: id, ts, as: world.me});
  if (!page.messages.length) { toast('This thread is gone.'); return; }
  thread = {channel: id, ts};
  $('thread').hidden = false;
  $('frame').classList.add('with-thread');
  $('thread-channel').textContent = title(world.channels.find(each => each.id === id));
  replies.show(id, page.messages, !localStorage.getItem(world.threadKey(ts)) && !focus);
  threadRead(page.messages[page.messages.length - 1].ts);
  reply.name('Reply…');
  if (focus) reply.field.focus(); else if (matchMedia('(max-width: 800px)').matches) $('close-thread').focus();
}

/** The thread was read up to here; its line in the channel is no longer marked. */
function threadRead(ts) {
  localStorage.setItem(world.threadKey(thread.ts), ts);
  document.querySelector('#messages .message[data-ts="' + thread.ts + '"] .thread-line')?.classList.remove('news');
}

function closeThread() {
  thread = null;
  $('thread').hidden = true;
  $('frame').classList.remove('with-thread');
}
$('close-thread').addEventListener('click', () => { const ts = thread?.ts; closeThread(); $('messages').querySelector('[data-ts="' + ts + '"]')?.focus({preventScroll: true}); });

// ---- modals

// One after the other, so that a late answer never replaces a newer view.
let showing = Promise.resolve();
function showView() { showing = showing.then(showViewNow).catch(problem => console.warn(problem)); return showing; }

function viewSurface(view) {
  const surface = {controls: [], app: world.bot.name, people: () => world.people, channels: mine,
    async act(handle, chosen) {
      const answer = await post('click', {as: world.me, view: view.id, block: handle.block, action: handle.action, chosen, values: values(surface)});
      if (answer.problem) complain(world.bot.name, answer.problem);
    },
    async suggest(handle, typed) {
      const answer = await post('suggest', {as: world.me, view: view.id, block: handle.block, action: handle.action, typed});
      return answer.menu?.options || [];
    }};
  return surface;
}

async function showViewNow() {
  const {view} = await get('view', {as: world.me});
  if (viewShown && view && viewShown.id === view.id && viewShown.hash === view.hash) return;
  const kept = viewShown && view && viewShown.id === view.id ? viewShown.surface : null;
  const opener = modalBox ? modalBox.opener : document.activeElement;
  if (modalBox) { const box = modalBox; modalBox = null; box.close(); box.remove(); }
  viewShown = null;
  if (!view) { opener?.focus?.(); return; }
  const surface = viewSurface(view);
  viewShown = {id: view.id, hash: view.hash, surface};
  const form = h('form', {noValidate: true, onsubmit: event => { event.preventDefault(); submit(view, surface, form); }});
  form.append(h('header', {}, avatar({app: true, name: world.bot.name}, true), h('h2', {id: 'modal-title'}, plain(view.title.text)),
    h('button', {type: 'button', className: 'icon', 'aria-label': 'Close', onclick: () => closeView(view, !view.previous_view_id)}, '✕')),
  h('div', {className: 'content'}, renderBlocks(view.blocks, surface)),
  h('footer', {}, h('button', {type: 'button', className: 'button', onclick: () => closeView(view, false)}, view.previous_view_id && !view.close ? 'Back' : plain(view.close?.text || 'Cancel')),
    view.submit && h('button', {type: 'submit', className: 'button filled primary'}, plain(view.submit.text))));
  if (kept) restore(kept, surface);
  const box = h('dialog', {className: 'modal', 'aria-labelledby': 'modal-title', oncancel: event => { event.preventDefault(); closeView(view, false); }}, form);
  box.opener = opener;
  modalBox = box;
  $('layer').append(box);
  box.showModal();
  (surface.focus || (() => box.querySelector('.content input, .content textarea, .content select, footer .primary')?.focus()))();
  // The first field has the focus, but what stands above it is read first.
  if (!kept?.controls.length) box.querySelector('.content').scrollTop = 0;
}

/** What was typed stays when the bot updates the modal, as in Slack, where block_id and action_id stay the same. */
function restore(before, surface) {
  const fields = node => node.matches('input,select,textarea') ? [node] : [...node.querySelectorAll('input,select,textarea')];
  for (const handle of surface.controls) {
    const old = before.controls.find(each => each.block === handle.block && each.action === handle.action && each.element.type === handle.element.type);
    if (!old) continue;
    const from = fields(old.node);
    fields(handle.node).forEach((field, i) => {
      if (!from[i]) return;
      if (['checkbox', 'radio'].includes(field.type)) field.checked = from[i].checked; else field.value = from[i].value;
    });
  }
}

async function submit(view, surface, form) {
  const button = form.querySelector('[type=submit]');
  if (button.classList.contains('busy')) return;
  button.classList.add('busy');
  const answer = await post('submit', {as: world.me, view: view.id, values: values(surface)});
  button.classList.remove('busy');
  showErrors(form, answer.errors || {});
  let trouble = form.querySelector('.trouble');
  if (answer.problem && !trouble) form.querySelector('.content').prepend(trouble = h('div', {className: 'trouble', role: 'alert'}));
  if (trouble) trouble.textContent = answer.problem ? 'We had some trouble connecting. Try again? (' + world.bot.name + ': ' + answer.problem + ')' : '';
}

async function closeView(view, all) { await post('close', {as: world.me, view: view.id, all: String(all)}); }

// ---- live updates

function listen() {
  stream?.close();
  stream = new EventSource('/page/changes?' + new URLSearchParams({as: world.me, after: last}));
  stream.onopen = () => { $('connection').textContent = ''; };
  stream.onerror = () => {
    $('connection').textContent = stream.readyState === EventSource.CLOSED ? 'The rehearsal was started again: open the address that it printed.' : 'Reconnecting…';
  };
  stream.onmessage = event => { if (event.lastEventId) last = Number(event.lastEventId); happened(JSON.parse(event.data)); };
}

function happened(what) {
  switch (what.type) {
    case 'message': said(what.channel, what.message); break;
    case 'deleted': for (const list of [roots, replies]) if (list.channel === what.channel) list.remove(what.ts); break;
    case 'view': showView(); break;
    case 'home': if (isApp(channel) && tab === 'home') showHome(); break;
    case 'story': get('story').then(story => storyPanel($('story'), story, world)); break;
    case 'channels': case 'reset': get('start').then(begin => { world.channels = begin.channels; channel = world.channels.find(each => each.id === channel?.id) || channel; last = begin.last; sidebar(); refresh(); }); break;
  }
}

function said(id, message) {
  const where = world.channels.find(each => each.id === id);
  if (!where) return;
  const inThread = message.thread_ts && message.thread_ts !== message.ts;
  const fresh = message.ts > (where.heard || where.latest || '');
  if (fresh) { where.heard = message.ts; countMentions(where, message); }
  if (!inThread || message.subtype === 'thread_broadcast') {
    if (roots.channel === id && channel === where) roots.upsert(message);
    if (message.ts > (where.latest || '')) {
      where.latest = message.ts;
      if (message.user === world.me) localStorage.setItem(readKey(id), message.ts);
    }
  }
  if (channel === where) markRead(); else sidebar();
  if (thread && thread.channel === id && (message.thread_ts || message.ts) === thread.ts) {
    replies.upsert(message);
    if (!document.hidden) threadRead(message.ts > thread.ts ? message.ts : localStorage.getItem(world.threadKey(thread.ts)) || message.ts);
  }
}

/** Mentions count for everybody whom one person at this page can be. */
function countMentions(where, message) {
  const said = JSON.stringify([message.text, message.blocks]);
  for (const person of world.people) {
    const groups = world.groups.filter(group => group.members.includes(person.id)).map(group => '<!subteam^' + group.id);
    if (message.user !== person.id && ['<@' + person.id, '<!here', '<!channel', ...groups].some(name => said.includes(name))) {
      (where.mentions ||= {})[person.id] = (where.mentions[person.id] || 0) + 1;
    }
  }
}

// ---- keys, theme, drawer

addEventListener('keydown', event => {
  if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
  if (!$('thread').hidden) $('close-thread').click(); else drawer(false);
});

function drawer(open) { document.body.classList.toggle('drawer', open); $('menu').setAttribute('aria-expanded', String(open)); }
$('menu').addEventListener('click', () => { drawer(!document.body.classList.contains('drawer')); document.querySelector('#channels .channel')?.focus(); });
$('main').addEventListener('pointerdown', () => drawer(false));

function theme(name) { if (name) document.documentElement.dataset.theme = name; else delete document.documentElement.dataset.theme; }
$('theme').addEventListener('click', () => {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  localStorage.setItem('theme', dark ? 'light' : 'dark');
  theme(dark ? 'light' : 'dark');
});
arrows($('side'), '.channel');

start().catch(problem => toast('The workspace cannot be reached: ' + problem.message));
