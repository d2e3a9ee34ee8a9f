import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['API_URL'] ?? 'http://localhost:3000';

/** Domain and templates are bundled from source (the export condition of the workspace), everything else from npm. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  resolve: { conditions: ['@chengwen/source', 'module', 'browser'] },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      '/graphql': { target: api, changeOrigin: true },
      '/imports': { target: api, changeOrigin: true },
      // Only the PDFs of frozen versions and the workbooks come from the server; the pages under /forms are the browser's own.
      '^/forms/[^/]+/versions/[^/]+\\.pdf$': { target: api, changeOrigin: true },
      '^/forms/[^/]+/form\\.xlsx$': { target: api, changeOrigin: true },
    },
  },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // The lowest layer first: each chunk imports only from those before it. Chunks that import one another would run
          // in the wrong order.
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 50 },
            { name: 'vendor', test: /node_modules[\\/](?!antd[\\/]|@rc-component|@ant-design)/, priority: 40 },
            { name: 'parts', test: /node_modules[\\/](@rc-component|@ant-design)[\\/]/, priority: 30 },
            { name: 'antd', test: /node_modules[\\/]antd[\\/]/, priority: 20 },
            { name: 'domain', test: /[\\/](libs[\\/]domain|templates)[\\/]/, priority: 10 },
          ],
        },
      },
    },
  },
});
