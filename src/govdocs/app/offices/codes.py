"""The findings about the folder of an office, each in one line."""

from __future__ import annotations

CODES: dict[str, str] = {
    "O101": "本单位.yaml 里写的文件或文件夹找不到",
    "O102": "本单位.yaml 里登记簿的网址写着密码",
    "O103": "默认主送、默认抄送里写的不是文种",
    "O104": "机构（问题）的代码没有写名称",
    "O105": "分类方案要分机构或问题，没有写是哪些",
    "O106": "机关代字写了两次",
    "O107": "公文的机关代字不是本单位的",
    "O108": "本单位.yaml 里写的文件打不开，或不是这种文件",
}
"""Code to its meaning."""
