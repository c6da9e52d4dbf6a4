/**
 * console: the staff's browser application. Speaks to the API through the sdk alone; built by vite into dist/console,
 * served below /console. Entry: main.tsx. This door exports nothing: nobody imports a browser application.
 */
export {};
