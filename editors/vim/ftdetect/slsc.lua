-- Files that end in `.sls` and are ours: see autoload/slsc.vim. Where this finds another language, Neovim's own rules go on.
vim.filetype.add({
  pattern = {
    [".*%.sls"] = {
      function(_, buffer)
        if buffer and vim.fn["slsc#IsOurs"](buffer) == 1 then
          return "slsc"
        end
      end,
      { priority = 10 },
    },
  },
})
