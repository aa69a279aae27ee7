"""监护申请移送: requests to those who may issue orders or take children into care, and their replies."""
